/** The pages of meetings. */
@NullMarked
package org.bangfu.meetings.web;

import org.jspecify.annotations.NullMarked;
