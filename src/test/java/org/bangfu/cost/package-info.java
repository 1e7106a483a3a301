/** What a case costs the database, counted step by step and held under ceilings. */
@NullMarked
package org.bangfu.cost;

import org.jspecify.annotations.NullMarked;
