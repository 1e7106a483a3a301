/** Pages of review: campaigns, openings, member changes, and what they add to the case page. */
@NullMarked
package org.bangfu.review.web;

import org.jspecify.annotations.NullMarked;
