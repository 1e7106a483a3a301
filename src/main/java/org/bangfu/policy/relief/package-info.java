/** Temporary relief: who may be helped, how much, who approves. */
@NamedInterface("relief")
@NullMarked
package org.bangfu.policy.relief;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
