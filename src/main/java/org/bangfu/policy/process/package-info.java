/** Decision tables from the engine's deployments. */
@NullMarked
package org.bangfu.policy.process;

import org.jspecify.annotations.NullMarked;
