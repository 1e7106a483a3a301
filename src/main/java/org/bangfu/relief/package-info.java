/** Temporary relief (临时救助): ordinary and emergency procedure. */
@ApplicationModule(
        displayName = "临时救助",
        allowedDependencies = {
            "common",
            "audit",
            "engine",
            "people",
            "registry",
            "policy",
            "policy :: relief",
            "casefile",
            "documents",
            "notices",
            "funds",
            "recovery"
        })
@NullMarked
package org.bangfu.relief;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
