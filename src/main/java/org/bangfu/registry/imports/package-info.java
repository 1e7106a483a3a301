/** Workbooks: checked in the background, told cell by cell, taken over when somebody says so, all of it or nothing. */
@NullMarked
package org.bangfu.registry.imports;

import org.jspecify.annotations.NullMarked;
