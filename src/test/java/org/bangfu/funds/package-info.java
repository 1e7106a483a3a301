@NullMarked
package org.bangfu.funds;

import org.jspecify.annotations.NullMarked;
