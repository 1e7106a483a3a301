/** Pages of policy parameters and of decision records. */
@NullMarked
package org.bangfu.policy.web;

import org.jspecify.annotations.NullMarked;
