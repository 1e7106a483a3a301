/** Exit and the engine. */
@NullMarked
package org.bangfu.exit.process;

import org.jspecify.annotations.NullMarked;
