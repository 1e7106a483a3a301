/** The trail and the commands, held against the database. */
@NullMarked
package org.bangfu.audit;

import org.jspecify.annotations.NullMarked;
