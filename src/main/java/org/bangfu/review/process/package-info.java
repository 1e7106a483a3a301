/** Review on the engine: ids, delegates, what people enter, what happens. */
@NullMarked
package org.bangfu.review.process;

import org.jspecify.annotations.NullMarked;
