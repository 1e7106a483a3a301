@NullMarked
package org.bangfu.meetings;

import org.jspecify.annotations.NullMarked;
