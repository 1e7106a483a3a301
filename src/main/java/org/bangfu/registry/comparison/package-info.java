/** The departments' comparison lists as workbooks. */
@NullMarked
package org.bangfu.registry.comparison;

import org.jspecify.annotations.NullMarked;
