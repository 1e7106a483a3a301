/** Measuring instruments, run by hand: they report and never judge. */
@NullMarked
package org.bangfu.bench;

import org.jspecify.annotations.NullMarked;
