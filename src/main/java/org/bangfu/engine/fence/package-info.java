/**
 * What keeps a model, a query or a request from running code that is not ours. Holds whatever the linter says or whether
 * it runs at all.
 */
@NullMarked
package org.bangfu.engine.fence;

import org.jspecify.annotations.NullMarked;
