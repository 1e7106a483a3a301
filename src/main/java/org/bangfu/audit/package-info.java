/** The hash-chained trail of everything that was done, and commands that take effect once. */
@ApplicationModule(
        displayName = "审计",
        allowedDependencies = {"common"})
@NullMarked
package org.bangfu.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
