/** Meetings: attendance once, a vote per household. */
@ApplicationModule(
        displayName = "评议会议",
        allowedDependencies = {"common", "audit", "engine", "people", "registry", "policy", "policy :: *", "casefile"})
@NullMarked
package org.bangfu.meetings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
