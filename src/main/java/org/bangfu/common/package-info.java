/** Values that every module speaks in: money, areas, seats, id numbers, calendars. */
@ApplicationModule(
        displayName = "通用值",
        allowedDependencies = {})
@NullMarked
package org.bangfu.common;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
