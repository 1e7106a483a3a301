/** Rules of review and dynamic adjustment: result class, removal, member changes. */
@NamedInterface("review")
@NullMarked
package org.bangfu.policy.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
