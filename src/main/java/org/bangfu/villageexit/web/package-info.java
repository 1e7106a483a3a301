/** The pages of village exit. */
@NullMarked
package org.bangfu.villageexit.web;

import org.jspecify.annotations.NullMarked;
