@NullMarked
package org.bangfu.casefile;

import org.jspecify.annotations.NullMarked;
