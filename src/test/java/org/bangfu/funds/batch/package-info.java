@NullMarked
package org.bangfu.funds.batch;

import org.jspecify.annotations.NullMarked;
