/** Sampling of exited and unlisted households (抽样核查): a repeatable draw, visits, rates with their uncertainty. */
@ApplicationModule(
        displayName = "抽样核查",
        allowedDependencies = {"common", "audit", "engine", "people", "registry", "policy"})
@NullMarked
package org.bangfu.sampling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
