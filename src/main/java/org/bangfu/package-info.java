/** Bangfu (帮扶): case management for targeted poverty alleviation in a county. */
@NullMarked
package org.bangfu;

import org.jspecify.annotations.NullMarked;
