/** Review and dynamic adjustment (动态复核): yearly campaigns, events, complaints, member changes. */
@ApplicationModule(
        displayName = "动态复核",
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
            "documents",
            "identification"
        })
@NullMarked
package org.bangfu.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
