/** The start page by role and the navigation. */
@ApplicationModule(
        displayName = "工作台",
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
            "identification"
        })
@NullMarked
package org.bangfu.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
