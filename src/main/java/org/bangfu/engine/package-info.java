/** All shared Camunda code: the fence, seats, deadlines, submissions, deployment. */
@ApplicationModule(
        displayName = "流程引擎",
        allowedDependencies = {"common", "audit"})
@NullMarked
package org.bangfu.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
