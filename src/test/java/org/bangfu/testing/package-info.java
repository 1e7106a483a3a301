/** The one Spring context that every integration test shares, on the database under test. */
@NullMarked
package org.bangfu.testing;

import org.jspecify.annotations.NullMarked;
