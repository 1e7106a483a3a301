/** Rules against the rich wearing the poor's hat, and what they compare. */
@NamedInterface("exclusion")
@NullMarked
package org.bangfu.policy.exclusion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
