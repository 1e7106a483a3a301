@NullMarked
package org.bangfu.notices.process;

import org.jspecify.annotations.NullMarked;
