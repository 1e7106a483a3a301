/** Pages of the documents and of their templates. */
@NullMarked
package org.bangfu.documents.web;

import org.jspecify.annotations.NullMarked;
