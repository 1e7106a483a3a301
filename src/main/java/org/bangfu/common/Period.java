package org.bangfu.common;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A span of days, both ends included; without an end it goes on. */
public record Period(LocalDate from, @Nullable LocalDate to) {

    public Period {
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("截止日期不能早于起始日期");
        }
    }

    public static Period since(LocalDate from) {
        return new Period(from, null);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
}
