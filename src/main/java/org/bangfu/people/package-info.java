/** Members of staff, their posts and their sign-in. */
@ApplicationModule(
        displayName = "人员与岗位",
        allowedDependencies = {"common", "audit", "engine"})
@NullMarked
package org.bangfu.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
