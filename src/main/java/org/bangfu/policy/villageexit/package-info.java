/** R-VX-01 to R-VX-04: the exit of a poor village. */
@NamedInterface("villageexit")
@NullMarked
package org.bangfu.policy.villageexit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
