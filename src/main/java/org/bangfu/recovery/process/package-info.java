/** Recovery on the engine: ids, what people enter. */
@NullMarked
package org.bangfu.recovery.process;

import org.jspecify.annotations.NullMarked;
