/** Household exit (贫困户退出): verification, announcement, the visits afterwards, and the correction of a wrong exit. */
@ApplicationModule(
        displayName = "贫困户退出",
        allowedDependencies = {
            "common",
            "audit",
            "engine",
            "people",
            "registry",
            "policy",
            "policy :: exit",
            "policy :: income",
            "casefile",
            "notices",
            "meetings",
            "documents",
            "review"
        })
@NullMarked
package org.bangfu.exit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
