package org.bangfu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bangfu.common.AreaCode;
import org.bangfu.common.AreaLevel;
import org.bangfu.common.Role;
import org.bangfu.common.WorkingCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedsTest {

    private static final Path SEEDS = Path.of("seeds");

    @ParameterizedTest
    @CsvSource({"2015, 249", "2016, 250", "2026, 248"})
    void theYearHasAsManyWorkdaysAsTheStateCouncilLeftIt(int year, int workdays) {
        long counted = LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(calendar()::isWorkday)
                .count();

        assertThat(counted).isEqualTo(workdays);
    }

    @Test
    void everyYearOfTheCampaignAndSinceHasItsHolidays() {
        for (int year = 2015; year <= 2026; year++) {
            assertThat(calendar().knows(year)).as("%d", year).isTrue();
        }
    }

    @Test
    void aHolidayFallsOnAWeekdayAndAMakeUpDayOnAWeekend() {
        for (Map<String, String> row : rows("calendar-holidays.csv")) {
            DayOfWeek day = LocalDate.parse(row.get("date")).getDayOfWeek();
            boolean weekend = day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;

            assertThat(row.get("kind")).as("%s", row).isEqualTo(weekend ? "WORK" : "OFF");
        }
    }

    @Test
    void threeWorkingDaysFromTheFridayBeforeSpringFestivalEndOnTuesday() {
        assertThat(calendar().plusWorkdays(LocalDate.of(2015, 2, 13), 3)).isEqualTo(LocalDate.of(2015, 2, 17));
    }

    @Test
    void theCountyHasSeventeenTownships() {
        List<Map<String, String>> townships = rows("townships.csv");

        assertThat(townships).hasSize(17).extracting(row -> row.get("name")).doesNotHaveDuplicates();
        assertThat(townships)
                .allSatisfy(row -> assertThat(area(row, "code").level()).isEqualTo(AreaLevel.TOWNSHIP));
        assertThat(townships).filteredOn(row -> "TOWN".equals(row.get("kind"))).hasSize(8);
        assertThat(townships)
                .filteredOn(row -> "ETHNIC_TOWNSHIP".equals(row.get("kind")))
                .hasSize(8);
    }

    @Test
    void villagesLieInTownshipsAndSayThatTheyAreExamples() {
        Set<AreaCode> townships = new HashSet<>();
        rows("townships.csv").forEach(row -> townships.add(area(row, "code")));

        assertThat(rows("villages.csv")).allSatisfy(row -> {
            assertThat(townships).contains(area(row, "code").at(AreaLevel.TOWNSHIP));
            assertThat(area(row, "code").level()).isEqualTo(AreaLevel.VILLAGE);
            assertThat(row.get("name")).contains("示范");
        });
    }

    @Test
    void asManyVillagesGetATeamAsTheReportSays() {
        Map<String, Integer> count = new TreeMap<>();
        for (Map<String, String> row : rows("villages.csv")) {
            count.merge(row.get("type"), 1, Integer::sum);
            count.merge("round " + row.get("round"), 1, Integer::sum);
        }

        assertThat(count)
                .containsEntry("POOR", 100)
                .containsEntry("NONPOOR_HIGHLAND", 26)
                .containsEntry("round 1", 72)
                .containsEntry("round 2", 54)
                .containsEntry("round ", count.get("OTHER"));
    }

    @Test
    void demoPeopleHoldTheirPostsWhereTheRoleBelongs() {
        Map<AreaCode, Integer> groups = new HashMap<>();
        rows("villages.csv").forEach(row -> groups.put(area(row, "code"), Integer.valueOf(row.get("groups"))));

        assertThat(rows("demo/people.csv")).allSatisfy(row -> {
            Role role = Role.of(row.getOrDefault("role", "")).orElseThrow();
            AreaCode area = area(row, "area");
            assertThat(area.level()).as("%s", row).isEqualTo(role.level());
            if (area.level() == AreaLevel.GROUP) {
                assertThat(Integer.parseInt(area.value().substring(12)))
                        .as("%s", row)
                        .isBetween(1, groups.get(area.at(AreaLevel.VILLAGE)));
            } else if (area.level() == AreaLevel.VILLAGE) {
                assertThat(groups).containsKey(area);
            }
        });
    }

    @Test
    void everySeatOfTheDemonstrationIsHeldInTwoVillagesOfTwoTownships() {
        Map<String, Set<String>> areas = new HashMap<>();
        for (Map<String, String> row : rows("demo/people.csv")) {
            areas.computeIfAbsent(row.get("role"), role -> new HashSet<>()).add(row.get("area"));
        }

        for (Role role : Role.values()) {
            int seats = switch (role.level()) {
                case COUNTY -> 1;
                case TOWNSHIP -> 2;
                case VILLAGE -> 4;
                case GROUP -> 8;
            };
            assertThat(areas.get(role.id())).as(role.id()).hasSize(seats);
        }
    }

    private static WorkingCalendar calendar() {
        Set<LocalDate> off = new HashSet<>();
        Set<LocalDate> work = new HashSet<>();
        for (Map<String, String> row : rows("calendar-holidays.csv")) {
            ("OFF".equals(row.get("kind")) ? off : work).add(LocalDate.parse(row.get("date")));
        }
        return new WorkingCalendar(off, work);
    }

    private static AreaCode area(Map<String, String> row, String column) {
        return new AreaCode(row.getOrDefault(column, ""));
    }

    /** The rows of a seed file without quoted fields. */
    private static List<Map<String, String>> rows(String file) {
        try {
            List<String> lines = Files.readAllLines(SEEDS.resolve(file));
            String[] columns = lines.get(0).split(",");
            return lines.stream()
                    .skip(1)
                    .map(line -> {
                        String[] fields = line.split(",", -1);
                        assertThat(fields).as(line).hasSameSizeAs(columns);
                        Map<String, String> row = new HashMap<>();
                        for (int i = 0; i < columns.length; i++) {
                            row.put(columns[i], fields[i]);
                        }
                        return row;
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
