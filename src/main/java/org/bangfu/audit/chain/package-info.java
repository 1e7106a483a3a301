/** The chain itself: canonical text, hash, the append-only table, its anchors and its verifier. */
@NullMarked
package org.bangfu.audit.chain;

import org.jspecify.annotations.NullMarked;
