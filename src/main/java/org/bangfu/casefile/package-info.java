/** Case number, subject, status, timeline, evidence and the panel that shows them. */
@ApplicationModule(
        displayName = "案卷",
        allowedDependencies = {"common", "audit", "engine", "people", "registry", "policy"})
@NullMarked
package org.bangfu.casefile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
