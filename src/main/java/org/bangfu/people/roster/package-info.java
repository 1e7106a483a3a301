/** Persons, posts, substitutions and declared relatives as they are stored. */
@NullMarked
package org.bangfu.people.roster;

import org.jspecify.annotations.NullMarked;
