package org.bangfu.policy;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bangfu.common.WorkingCalendar;

/** Reads the State Council's holidays and make-up workdays from rows of {@code date, kind OFF|WORK, name, source}. */
final class HolidayCalendars {

    private HolidayCalendars() {}

    static WorkingCalendar of(List<Map<String, String>> rows) {
        Set<LocalDate> off = new HashSet<>();
        Set<LocalDate> work = new HashSet<>();
        for (Map<String, String> row : rows) {
            LocalDate day = LocalDate.parse(row.getOrDefault("date", ""));
            String kind = row.getOrDefault("kind", "");
            switch (kind) {
                case "OFF" -> off.add(day);
                case "WORK" -> work.add(day);
                default ->
                    throw new IllegalStateException(
                            "放假安排 " + day + " 的类别“" + kind + "”不是 OFF 或 WORK，请更正 seeds/calendar-holidays.csv");
            }
        }
        return new WorkingCalendar(off, work);
    }
}
