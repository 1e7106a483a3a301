/** Money: where it comes from, what it is promised for, and that it is paid once, to the right household. */
@ApplicationModule(
        displayName = "资金",
        allowedDependencies = {
            "common",
            "audit",
            "engine",
            "people",
            "registry",
            "policy",
            "casefile",
            "notices",
            "documents"
        })
@NullMarked
package org.bangfu.funds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
