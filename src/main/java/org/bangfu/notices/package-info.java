/** Public notices and objections. */
@ApplicationModule(
        displayName = "公示与异议",
        allowedDependencies = {"common", "audit", "engine", "people", "registry", "policy", "casefile"})
@NullMarked
package org.bangfu.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
