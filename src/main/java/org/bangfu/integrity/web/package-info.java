/** The page of the signs. */
@NullMarked
package org.bangfu.integrity.web;

import org.jspecify.annotations.NullMarked;
