/** Dated policy parameters, rules as values, findings and the decision record. */
@ApplicationModule(
        displayName = "政策与规则",
        allowedDependencies = {"common", "audit", "engine", "people"})
@NullMarked
package org.bangfu.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
