/** The information base (扶贫对象信息库): areas, households, members, yearly snapshots, imports, comparison lists. */
@ApplicationModule(
        displayName = "扶贫对象信息库",
        allowedDependencies = {"common", "audit", "engine", "people", "policy", "policy :: income"})
@NullMarked
package org.bangfu.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
