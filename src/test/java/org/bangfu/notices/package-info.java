@NullMarked
package org.bangfu.notices;

import org.jspecify.annotations.NullMarked;
