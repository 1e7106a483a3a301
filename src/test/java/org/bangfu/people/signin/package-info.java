/** Sign-in, its limits and its keys. */
@NullMarked
package org.bangfu.people.signin;

import org.jspecify.annotations.NullMarked;
