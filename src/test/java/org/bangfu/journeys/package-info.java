/** People at their browsers, from sign-in to the register. */
@NullMarked
package org.bangfu.journeys;

import org.jspecify.annotations.NullMarked;
