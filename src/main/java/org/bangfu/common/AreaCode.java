package org.bangfu.common;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * The code of a county (6 digits), township (9), village (12) or villager group (14). A code begins with the codes of
 * the areas that contain it.
 */
public record AreaCode(String value) implements Comparable<AreaCode> {

    public AreaCode {
        if (!value.matches("\\d{6}(\\d{3}(\\d{3}(\\d{2})?)?)?")) {
            throw new IllegalArgumentException("地区代码应为6、9、12或14位数字，请核对：" + value);
        }
    }

    public AreaLevel level() {
        for (AreaLevel level : AreaLevel.values()) {
            if (level.length() == value.length()) {
                return level;
            }
        }
        throw new IllegalStateException(value);
    }

    /** This area seen from a level: itself when it lies on or above that level, else the area there that contains it. */
    public AreaCode at(AreaLevel level) {
        return value.length() <= level.length() ? this : new AreaCode(value.substring(0, level.length()));
    }

    /** Whether the other area is this one or lies within it. */
    public boolean contains(AreaCode other) {
        return other.value.startsWith(value);
    }

    /** The areas that lie in none of the others. */
    public static Set<AreaCode> widest(Set<AreaCode> areas) {
        return areas.stream()
                .filter(area -> areas.stream().noneMatch(other -> !other.equals(area) && other.contains(area)))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public int compareTo(AreaCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
