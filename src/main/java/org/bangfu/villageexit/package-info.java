/** The exit of poor villages (贫困村退出). */
@ApplicationModule(
        displayName = "贫困村退出",
        allowedDependencies = {
            "common",
            "audit",
            "engine",
            "people",
            "registry",
            "policy",
            "policy :: villageexit",
            "casefile",
            "notices",
            "meetings",
            "documents"
        })
@NullMarked
package org.bangfu.villageexit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
