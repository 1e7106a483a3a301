/** Sets up the engine's tables and brings the process packages into it, one folder as one deployment. */
@NullMarked
package org.bangfu.engine.deploy;

import org.jspecify.annotations.NullMarked;
