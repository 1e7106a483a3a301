package org.bangfu.notices;

import java.time.Instant;
import java.time.LocalDate;
import org.bangfu.engine.BusinessClock;

/**
 * The term of a notice in natural days: the day of posting does not count, holidays do, the end is not moved.
 *
 * @param days as decided, for showing
 * @param lastDay the term ends when this day does, at 24:00
 */
record NoticeTerm(int days, LocalDate lastDay) {

    static NoticeTerm of(LocalDate postedOn, int days) {
        if (days < 1) {
            throw new IllegalArgumentException("公示天数应至少1天，请在“政策参数”页更正");
        }
        return new NoticeTerm(days, postedOn.plusDays(days));
    }

    /** The first instant after the term. */
    Instant ends() {
        return lastDay.plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant();
    }

    /** Whether an objection at this instant is in time. */
    boolean isOpenAt(Instant instant) {
        return instant.isBefore(ends());
    }
}
