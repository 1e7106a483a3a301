/** Tests of the official documents. */
@NullMarked
package org.bangfu.documents;

import org.jspecify.annotations.NullMarked;
