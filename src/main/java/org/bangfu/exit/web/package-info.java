/** Pages of exit: opening a case, the account at the household, what may be asked of a case. */
@NullMarked
package org.bangfu.exit.web;

import org.jspecify.annotations.NullMarked;
