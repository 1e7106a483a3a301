/** The page on which a recovery is opened. */
@NullMarked
package org.bangfu.recovery.web;

import org.jspecify.annotations.NullMarked;
