package org.bangfu.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bangfu.common.WorkingCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineTermTest {

    /** Spring Festival 2015: seven days off, two weekend days worked for it. */
    private static final WorkingCalendar CALENDAR = new WorkingCalendar(
            Set.of(
                    LocalDate.of(2015, 2, 18),
                    LocalDate.of(2015, 2, 19),
                    LocalDate.of(2015, 2, 20),
                    LocalDate.of(2015, 2, 23),
                    LocalDate.of(2015, 2, 24)),
            Set.of(LocalDate.of(2015, 2, 15), LocalDate.of(2015, 2, 28)));

    @ParameterizedTest
    @CsvSource({
        // the make-up Sunday counts
        "2015-02-13, 3, true, 2015-02-17",
        // the festival does not, the make-up Saturday does
        "2015-02-17, 4, true, 2015-02-28",
        "2015-08-03, 10, true, 2015-08-17",
        // the last of five natural days is the festival's first: rolls behind it
        "2015-02-13, 5, false, 2015-02-25",
        "2015-08-03, 5, false, 2015-08-10",
        "2015-08-03, 4, false, 2015-08-07"
    })
    void aTermEndsWithItsLastDay(LocalDate from, int days, boolean workdays, LocalDate last) {
        Deadlines.Term term = Deadlines.term(from, at(from, 9), days, workdays, CALENDAR);

        assertThat(term.dueOn()).isEqualTo(last);
        assertThat(term.dueAt()).isEqualTo(at(last.plusDays(1), 0).minusSeconds(1));
    }

    @Test
    void ofTenWorkingDaysTheHoldersAreRemindedAfterEight() {
        LocalDate monday = LocalDate.of(2015, 8, 3);

        Deadlines.Term term = Deadlines.term(monday, at(monday, 9), 10, true, CALENDAR);

        assertThat(term.remindAt()).isEqualTo(at(LocalDate.of(2015, 8, 14), 0).minusSeconds(1));
    }

    @Test
    void ofASingleDayTheHoldersAreStillRemindedBeforeItIsOver() {
        LocalDate monday = LocalDate.of(2015, 8, 3);

        Deadlines.Term term = Deadlines.term(monday, at(monday, 9), 1, true, CALENDAR);

        assertThat(term.remindAt()).isAfter(at(monday, 9)).isBefore(term.dueAt());
    }

    @Test
    void aYearWithoutHolidaysSaysSo() {
        LocalDate later = LocalDate.of(2031, 3, 3);

        assertThat(Deadlines.term(later, at(later, 9), 5, true, CALENDAR).calendarKnown())
                .isFalse();
    }

    @Test
    void noModelHangsATimerOnATask() throws IOException {
        Pattern timerOnTask = Pattern.compile(
                "<bpmn:boundaryEvent[^>]*attachedToRef=\"userTask_(?:(?!</bpmn:boundaryEvent>)[\\s\\S])*"
                        + "timerEventDefinition");

        List<Path> models;
        try (Stream<Path> files = Files.walk(Path.of("processes"), 2)) {
            models = files.filter(file -> file.toString().endsWith(".bpmn")).toList();
        }

        assertThat(models)
                .isNotEmpty()
                .allSatisfy(model -> assertThat(Files.readString(model)).doesNotContainPattern(timerOnTask));
    }

    private static Instant at(LocalDate day, int hour) {
        return LocalDateTime.of(day, LocalTime.of(hour, 0))
                .atZone(BusinessClock.ZONE)
                .toInstant();
    }
}
