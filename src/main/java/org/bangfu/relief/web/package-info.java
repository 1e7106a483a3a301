/** Pages of temporary relief. */
@NullMarked
package org.bangfu.relief.web;

import org.jspecify.annotations.NullMarked;
