/** Where the notices' processes meet the engine. */
@NullMarked
package org.bangfu.notices.process;

import org.jspecify.annotations.NullMarked;
