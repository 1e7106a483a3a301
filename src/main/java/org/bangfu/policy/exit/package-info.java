/** Exit: whether a household has left poverty behind in a year, and why not. */
@NamedInterface("exit")
@NullMarked
package org.bangfu.policy.exit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
