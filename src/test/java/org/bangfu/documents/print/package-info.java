/** Tests of the official documents. */
@NullMarked
package org.bangfu.documents.print;

import org.jspecify.annotations.NullMarked;
