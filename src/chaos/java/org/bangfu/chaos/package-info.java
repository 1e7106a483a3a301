/** Kills the running application at random while people work, and checks from outside what is left. */
@NullMarked
package org.bangfu.chaos;

import org.jspecify.annotations.NullMarked;
