package org.bangfu.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.bangfu.common.AreaCode;
import org.bangfu.common.Role;
import org.bangfu.common.Seat;
import org.bangfu.common.WorkingCalendar;
import org.bangfu.engine.Deadlines.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlinesTest {

    private static final WorkingCalendar CALENDAR = new WorkingCalendar(
            Set.of(LocalDate.of(2015, 9, 3), LocalDate.of(2015, 9, 4)), Set.of(LocalDate.of(2015, 9, 6)));

    @Test
    void workingDaysSkipTheParadeHolidayAndCountTheMakeUpSunday() {
        Term term = term(LocalDate.of(2015, 9, 1), 5, true);

        assertThat(term.dueOn()).isEqualTo("2015-09-09");
        assertThat(term.dueAt()).isEqualTo(at("2015-09-09T23:59:59"));
        assertThat(term.remindAt()).isEqualTo(at("2015-09-08T23:59:59"));
        assertThat(term.calendarKnown()).isTrue();
    }

    @Test
    void naturalDaysRollToTheNextWorkingDay() {
        assertThat(term(LocalDate.of(2015, 8, 27), 7, false).dueOn()).isEqualTo("2015-09-06");
    }

    @Test
    void aTermOfOneDayIsRemindedWithinIt() {
        Term term = term(LocalDate.of(2015, 9, 1), 1, true);

        assertThat(term.remindAt()).isBetween(at("2015-09-02T15:00:00"), at("2015-09-02T18:00:00"));
    }

    @Test
    void hoursRunThroughNightAndHoliday() {
        Term term = Deadlines.term(at("2015-09-02T22:00:00"), Duration.ofHours(4));

        assertThat(term.dueOn()).isEqualTo("2015-09-03");
        assertThat(term.dueAt()).isEqualTo(at("2015-09-03T02:00:00"));
        assertThat(term.remindAt()).isEqualTo(at("2015-09-03T01:12:00"));
    }

    @Test
    void aYearWithoutHolidaysIsFlagged() {
        assertThat(term(LocalDate.of(2019, 9, 2), 5, true).calendarKnown()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "villager-group, township-office@430527103",
        "village-committee, township-office@430527103",
        "township-office, county-poverty@430527",
        "county-poverty, county-leading-group@430527",
        "county-leading-group, county-leading-group@430527",
    })
    void whatIsLateIsToldToTheNextLevel(String role, String above) {
        AreaCode area = new AreaCode("430527103001");
        Seat seat = Seat.forCase(Role.of(role).orElseThrow(), area);

        assertThat(DeadlineSweep.above(seat, area).groupId()).isEqualTo(above);
    }

    private static Term term(LocalDate today, int days, boolean workdays) {
        return Deadlines.term(
                today, today.atTime(9, 0).atZone(BusinessClock.ZONE).toInstant(), days, workdays, CALENDAR);
    }

    private static Instant at(String local) {
        return java.time.LocalDateTime.parse(local).atZone(BusinessClock.ZONE).toInstant();
    }
}
