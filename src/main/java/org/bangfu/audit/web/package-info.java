/** Pages of the trail and the answer to a command whose reply got lost. */
@NullMarked
package org.bangfu.audit.web;

import org.jspecify.annotations.NullMarked;
