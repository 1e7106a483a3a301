/** Household identification (贫困户识别). */
@ApplicationModule(
        displayName = "贫困户识别",
        allowedDependencies = {
            "common",
            "audit",
            "engine",
            "people",
            "registry",
            "policy",
            "policy :: *",
            "casefile",
            "notices",
            "meetings",
            "documents"
        })
@NullMarked
package org.bangfu.identification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
