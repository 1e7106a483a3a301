package org.bangfu.common;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/**
 * The State Council's working calendar: public holidays on weekdays and make-up workdays on weekends. A day is counted
 * from the day after the start (Civil Code Art. 201). Years without data count plain weekends; {@link #knows(int)}
 * tells.
 */
public final class WorkingCalendar {

    private final Set<LocalDate> weekdaysOff;
    private final Set<LocalDate> weekendWorkdays;
    private final Set<Integer> years = new HashSet<>();

    public WorkingCalendar(Set<LocalDate> weekdaysOff, Set<LocalDate> weekendWorkdays) {
        this.weekdaysOff = Set.copyOf(weekdaysOff);
        this.weekendWorkdays = Set.copyOf(weekendWorkdays);
        weekdaysOff.forEach(day -> years.add(day.getYear()));
    }

    public boolean knows(int year) {
        return years.contains(year);
    }

    public boolean isWorkday(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend ? weekendWorkdays.contains(day) : !weekdaysOff.contains(day);
    }

    /** The last day of a term of working days; the start day does not count. */
    public LocalDate plusWorkdays(LocalDate start, int workdays) {
        LocalDate day = start;
        for (int left = workdays; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkday(day)) {
                left--;
            }
        }
        return day;
    }

    /**
     * The last day of a term of natural days that ends a handling term: rolls to the next working day (Civil Code Art.
     * 203). Public notices do not roll: they end {@code posted.plusDays(n)}.
     */
    public LocalDate plusDaysRolling(LocalDate start, int days) {
        LocalDate day = start.plusDays(days);
        while (!isWorkday(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** Working days after {@code from} up to and including {@code to}; negative when {@code to} is past. */
    public int workdaysBetween(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -workdaysBetween(to, from);
        }
        int count = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            if (isWorkday(day)) {
                count++;
            }
        }
        return count;
    }
}
