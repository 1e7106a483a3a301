/** Pages of the register. */
@NullMarked
package org.bangfu.registry.web;

import org.jspecify.annotations.NullMarked;
