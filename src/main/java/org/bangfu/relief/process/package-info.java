/** Temporary relief on the engine: ids, delegates, what people enter, what happens. */
@NullMarked
package org.bangfu.relief.process;

import org.jspecify.annotations.NullMarked;
