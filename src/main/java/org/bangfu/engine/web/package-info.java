/** The engine's web applications behind our sign-in, and what Tasklist and the demo ask of the engine beside them. */
@NullMarked
package org.bangfu.engine.web;

import org.jspecify.annotations.NullMarked;
