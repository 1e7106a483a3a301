/** Signs of favouritism and of hidden means (廉洁风险), raised by comparing, answered by people who are not concerned. */
@ApplicationModule(
        displayName = "廉洁风险提示",
        allowedDependencies = {"common", "audit", "engine", "people", "registry", "policy", "casefile", "notices"})
@NullMarked
package org.bangfu.integrity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
