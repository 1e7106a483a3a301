/** Fills Word templates and prints them as PDF. */
@NullMarked
package org.bangfu.documents.print;

import org.jspecify.annotations.NullMarked;
