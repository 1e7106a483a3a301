/** Official documents (公文): Word and PDF, filled from register and case, from templates that officials edit. */
@ApplicationModule(
        displayName = "公文",
        allowedDependencies = {
            "common",
            "audit",
            "engine",
            "people",
            "registry",
            "policy",
            "casefile",
            "notices",
            "meetings"
        })
@NullMarked
package org.bangfu.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
