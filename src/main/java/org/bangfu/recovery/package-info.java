/**
 * Recovery and suspension of benefits (追回与停发): called by the case that paid what it should not have, or a case of its own
 * when that comes to light after the other has ended.
 */
@ApplicationModule(
        displayName = "追回与停发",
        allowedDependencies = {
            "common",
            "audit",
            "engine",
            "people",
            "registry",
            "policy",
            "casefile",
            "documents",
            "funds"
        })
@NullMarked
package org.bangfu.recovery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
