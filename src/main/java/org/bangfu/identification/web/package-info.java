/** Pages of household identification. */
@NullMarked
package org.bangfu.identification.web;

import org.jspecify.annotations.NullMarked;
