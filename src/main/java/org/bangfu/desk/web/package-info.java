/** The start page, the menu of every page, and the way from a task to its own page. */
@NullMarked
package org.bangfu.desk.web;

import org.jspecify.annotations.NullMarked;
