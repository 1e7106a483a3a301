/** Renovation of dilapidated rural houses (农村危房改造). */
@ApplicationModule(
        displayName = "危房改造",
        allowedDependencies = {
            "common",
            "audit",
            "engine",
            "people",
            "registry",
            "policy",
            "policy :: housing",
            "policy :: relief",
            "casefile",
            "notices",
            "meetings",
            "documents",
            "funds",
            "recovery",
            "relief"
        })
@NullMarked
package org.bangfu.housing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
