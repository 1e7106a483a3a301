/** Sign-in, sessions, who may reach which path, and the keys of this installation. */
@NullMarked
package org.bangfu.people.signin;

import org.jspecify.annotations.NullMarked;
