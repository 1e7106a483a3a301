/** How a household earns and lives: income per head and deprivations. */
@NamedInterface("income")
@NullMarked
package org.bangfu.policy.income;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
