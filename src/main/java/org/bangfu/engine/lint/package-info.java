/** Looks over process packages before they are deployed and says everything that is wrong with them at once. */
@NullMarked
package org.bangfu.engine.lint;

import org.jspecify.annotations.NullMarked;
