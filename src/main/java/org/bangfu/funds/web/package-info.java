/** The pages of the money. */
@NullMarked
package org.bangfu.funds.web;

import org.jspecify.annotations.NullMarked;
