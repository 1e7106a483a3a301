/** Renovation on the engine: ids, delegates, what people enter, what happens. */
@NullMarked
package org.bangfu.housing.process;

import org.jspecify.annotations.NullMarked;
