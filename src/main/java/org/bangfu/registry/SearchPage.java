package org.bangfu.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param next where the next page begins, to be handed back as it is; null on the last page */
public record SearchPage(List<SearchHit> hits, @Nullable String next) {}
