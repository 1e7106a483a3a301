/** Tests of importing workbooks. */
@NullMarked
package org.bangfu.registry.imports;

import org.jspecify.annotations.NullMarked;
