/** Household identification on the engine: ids, delegates, what people enter, what happens. */
@NullMarked
package org.bangfu.identification.process;

import org.jspecify.annotations.NullMarked;
