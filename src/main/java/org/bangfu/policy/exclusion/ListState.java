package org.bangfu.policy.exclusion;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How new a comparison list is.
 *
 * @param name in Chinese
 * @param importedOn when it was last imported; null when never
 */
public record ListState(String name, @Nullable LocalDate importedOn) {}
