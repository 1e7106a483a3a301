/** Tests of the register. */
@NullMarked
package org.bangfu.registry;

import org.jspecify.annotations.NullMarked;
