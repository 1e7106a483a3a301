package org.bangfu.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {

    private static final WorkingCalendar CALENDAR = shipped();

    private static WorkingCalendar shipped() {
        Set<LocalDate> off = new HashSet<>();
        Set<LocalDate> work = new HashSet<>();
        try {
            for (String line : Files.readAllLines(Path.of("seeds/calendar-holidays.csv"))) {
                if (line.startsWith("date,")) {
                    continue;
                }
                String[] cells = line.split(",", -1);
                (cells[1].equals("OFF") ? off : work).add(LocalDate.parse(cells[0]));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new WorkingCalendar(off, work);
    }

    @ParameterizedTest(name = "{0} has {1} workdays")
    @CsvSource({"2015, 249", "2016, 250", "2026, 248"})
    void theYearHasItsWorkdays(int year, int expected) {
        LocalDate last = LocalDate.of(year - 1, 12, 31);

        assertThat(CALENDAR.workdaysBetween(last, LocalDate.of(year, 12, 31))).isEqualTo(expected);
        assertThat(CALENDAR.knows(year)).isTrue();
    }

    @ParameterizedTest(name = "{1} workdays from {0} end on {2}")
    @CsvSource({
        // the Sunday before the Spring Festival is worked
        "2015-02-13, 3, 2015-02-17",
        "2015-02-17, 1, 2015-02-25",
        "2015-02-17, 3, 2015-02-27",
        // Saturday 2015-02-28 is worked
        "2015-02-27, 1, 2015-02-28",
        "2015-08-03, 0, 2015-08-03",
        "2015-08-03, 5, 2015-08-10",
        "2015-08-03, 10, 2015-08-17",
        // the parade holiday and its make-up Sunday
        "2015-09-02, 1, 2015-09-06",
        // started on a Saturday
        "2015-08-08, 1, 2015-08-10",
        // National Day 2016: Saturday and Sunday 8 and 9 October are worked
        "2016-09-30, 2, 2016-10-09",
    })
    void aTermOfWorkdaysEnds(LocalDate start, int days, LocalDate expected) {
        assertThat(CALENDAR.plusWorkdays(start, days)).isEqualTo(expected);
    }

    @Test
    void aNoticeOfSevenDaysPostedBeforeTheFestivalEndsWithinIt() {
        LocalDate posted = LocalDate.of(2015, 2, 17);

        assertThat(posted.plusDays(7)).isEqualTo(LocalDate.of(2015, 2, 24));
        assertThat(CALENDAR.isWorkday(LocalDate.of(2015, 2, 24))).isFalse();
    }

    @ParameterizedTest(name = "{1} natural days from {0} roll to {2}")
    @CsvSource({
        "2015-02-13, 5, 2015-02-25",
        "2015-08-03, 5, 2015-08-10",
        "2015-08-03, 4, 2015-08-07",
        // ends on a Sunday that is worked: no rolling
        "2015-10-05, 5, 2015-10-10",
    })
    void aTermOfNaturalDaysThatEndsOnAHolidayRolls(LocalDate start, int days, LocalDate expected) {
        assertThat(CALENDAR.plusDaysRolling(start, days)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "from {0} to {1} lie {2} workdays")
    @CsvSource({
        "2015-08-03, 2015-08-03, 0",
        "2015-08-03, 2015-08-04, 1",
        "2015-08-07, 2015-08-10, 1",
        "2015-08-10, 2015-08-07, -1",
        "2015-02-13, 2015-02-17, 3",
    })
    void workdaysLeftAreCounted(LocalDate from, LocalDate to, int expected) {
        assertThat(CALENDAR.workdaysBetween(from, to)).isEqualTo(expected);
    }

    @Test
    void aYearWithoutDataCountsPlainWeekends() {
        LocalDate nationalDay = LocalDate.of(2031, 10, 1);

        assertThat(CALENDAR.knows(2031)).isFalse();
        assertThat(CALENDAR.isWorkday(nationalDay)).isTrue();
        assertThat(CALENDAR.isWorkday(LocalDate.of(2031, 10, 4))).isFalse();
    }
}
