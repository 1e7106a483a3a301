/** Pages of renovation: the application, what may be asked besides tasks, the panel. */
@NullMarked
package org.bangfu.housing.web;

import org.jspecify.annotations.NullMarked;
