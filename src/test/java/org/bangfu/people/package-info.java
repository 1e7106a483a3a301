/** People, posts and sign-in, over real HTTP. */
@NullMarked
package org.bangfu.people;

import org.jspecify.annotations.NullMarked;
