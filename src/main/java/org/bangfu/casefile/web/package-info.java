/** The pages of cases and the panel beside the task form. */
@NullMarked
package org.bangfu.casefile.web;

import org.jspecify.annotations.NullMarked;
