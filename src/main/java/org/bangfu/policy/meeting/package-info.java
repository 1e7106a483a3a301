/** Quorum and majority of the group and of the villagers' representatives. */
@NamedInterface("meeting")
@NullMarked
package org.bangfu.policy.meeting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
