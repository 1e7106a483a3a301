@NullMarked
package org.bangfu.review;

import org.jspecify.annotations.NullMarked;
