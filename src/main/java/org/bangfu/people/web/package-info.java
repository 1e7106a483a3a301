/** Pages of people and posts, of one's own account and of sign-in; the one place that turns refusals into answers. */
@NullMarked
package org.bangfu.people.web;

import org.jspecify.annotations.NullMarked;
