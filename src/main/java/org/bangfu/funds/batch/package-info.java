/** Payment batches for the bank: drawn up, signed twice, written once, answered by the bank, reconciled. */
@NullMarked
package org.bangfu.funds.batch;

import org.jspecify.annotations.NullMarked;
