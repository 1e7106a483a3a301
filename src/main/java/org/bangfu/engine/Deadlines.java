package org.bangfu.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.bangfu.common.WorkingCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Computes when a task's term ends and when its holders are reminded. */
@Component
class Deadlines {

    private static final WorkingCalendar WEEKENDS_ONLY = new WorkingCalendar(Set.of(), Set.of());

    private final ObjectProvider<DeadlineTerms> terms;
    private final ObjectProvider<WorkingCalendar> calendar;
    private final BusinessClock clock;

    Deadlines(ObjectProvider<DeadlineTerms> terms, ObjectProvider<WorkingCalendar> calendar, BusinessClock clock) {
        this.terms = terms;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * @param dueOn the last day in time
     * @param dueAt the last second of that day
     * @param remindAt when 80 % of the term has gone
     * @param calendarKnown whether the working calendar knows the years that were counted; else only weekends were
     */
    record Term(LocalDate dueOn, Instant dueAt, Instant remindAt, boolean calendarKnown) {}

    @Nullable
    Term of(UserTaskModel model) {
        if (model.term() == null) {
            return null;
        }
        LocalDate today = clock.today();
        if (model.hours()) {
            return term(clock.instant(), terms.getObject().hours(model.term(), today));
        }
        return term(today, clock.instant(), terms.getObject().days(model.term(), today), model.workdays(), calendar());
    }

    static Term term(LocalDate today, Instant now, int days, boolean workdays, WorkingCalendar calendar) {
        LocalDate due = workdays ? calendar.plusWorkdays(today, days) : calendar.plusDaysRolling(today, days);
        Instant dueAt = endOf(due);
        int reminded = days * 8 / 10;
        Instant remindAt = reminded == 0
                ? now.plus(Duration.between(now, dueAt).multipliedBy(8).dividedBy(10))
                : endOf(workdays ? calendar.plusWorkdays(today, reminded) : today.plusDays(reminded));
        return new Term(due, dueAt, remindAt, calendar.knows(today.getYear()) && calendar.knows(due.getYear()));
    }

    /** A term in hours runs day and night, holidays included. */
    static Term term(Instant now, Duration hours) {
        Instant dueAt = now.plus(hours);
        return new Term(
                LocalDate.ofInstant(dueAt, BusinessClock.ZONE),
                dueAt,
                now.plus(hours.multipliedBy(8).dividedBy(10)),
                true);
    }

    /** Working days left, today not counted; negative when the day is past. */
    int workdaysLeft(LocalDate due) {
        return calendar().workdaysBetween(clock.today(), due);
    }

    private WorkingCalendar calendar() {
        return calendar.getIfAvailable(() -> WEEKENDS_ONLY);
    }

    private static Instant endOf(LocalDate day) {
        return day.atTime(LocalTime.of(23, 59, 59)).atZone(BusinessClock.ZONE).toInstant();
    }
}
