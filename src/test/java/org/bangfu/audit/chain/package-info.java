/** The chain under attack by somebody who rules the database. */
@NullMarked
package org.bangfu.audit.chain;

import org.jspecify.annotations.NullMarked;
