/** Recovery and suspension of benefits (追回与停发): called by the case that paid what it should not have. */
@ApplicationModule(
        displayName = "追回与停发",
        allowedDependencies = {"common", "audit", "engine", "people", "registry", "policy", "casefile", "documents"})
@NullMarked
package org.bangfu.recovery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
