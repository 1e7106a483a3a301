/** The pages of notices and objections. */
@NullMarked
package org.bangfu.notices.web;

import org.jspecify.annotations.NullMarked;
