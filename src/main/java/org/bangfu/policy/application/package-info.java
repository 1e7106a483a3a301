/** Rules about who applies, how the visit was made and how the household is registered. */
@NamedInterface("application")
@NullMarked
package org.bangfu.policy.application;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
