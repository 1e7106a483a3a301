/** Looks over process packages before they are deployed and says everything that is wrong with them at once. */
@NamedInterface("lint")
@NullMarked
package org.bangfu.engine.lint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
