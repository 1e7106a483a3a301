/** Where the exit of villages meets the engine. */
@NullMarked
package org.bangfu.villageexit.process;

import org.jspecify.annotations.NullMarked;
