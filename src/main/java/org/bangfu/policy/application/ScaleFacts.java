package org.bangfu.policy.application;

import org.bangfu.common.AreaCode;
import org.jspecify.annotations.Nullable;

/**
 * The headcount of an area against what was decomposed from above.
 *
 * @param listed persons on the list, this household included
 * @param target persons decomposed to the area; null when no number was given
 */
public record ScaleFacts(
        AreaCode area, int year, int listed, @Nullable Integer target) {}
