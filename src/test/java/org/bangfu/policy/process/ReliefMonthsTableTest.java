package org.bangfu.policy.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReliefMonthsTableTest {

    @ParameterizedTest(name = "{0} {1}, lost labour {2}: {3} months")
    @CsvSource({
        "ILLNESS, LIGHT, false, 1",
        "ILLNESS, HEAVY, false, 3",
        "ILLNESS, SEVERE, false, 6",
        "ILLNESS, LIGHT, true, 3",
        "ILLNESS, SEVERE, true, 8",
        "ACCIDENT, LIGHT, false, 1",
        "ACCIDENT, HEAVY, false, 3",
        "ACCIDENT, SEVERE, false, 6",
        "ACCIDENT, HEAVY, true, 5",
        "SUDDEN_EVENT, LIGHT, false, 1",
        "SUDDEN_EVENT, HEAVY, false, 2",
        "SUDDEN_EVENT, SEVERE, false, 4",
        "SUDDEN_EVENT, SEVERE, true, 4",
        "DISASTER, LIGHT, false, 2",
        "DISASTER, HEAVY, false, 4",
        "DISASTER, SEVERE, false, 6",
        "DISASTER, SEVERE, true, 6",
        "EDUCATION_COST, LIGHT, false, 1",
        "EDUCATION_COST, HEAVY, false, 2",
        "EDUCATION_COST, SEVERE, false, 3",
        "OTHER, LIGHT, false, 1",
        "OTHER, HEAVY, false, 2",
        "OTHER, SEVERE, false, 3",
    })
    void theMonthsOfTheRowsThatHoldAddUp(String cause, String hardship, boolean lostLabour, int months) {
        assertThat(decide(cause, hardship, lostLabour).stream()
                        .mapToInt(row -> Integer.parseInt(String.valueOf(row.get("months"))))
                        .sum())
                .isEqualTo(months);
    }

    @Test
    void aCauseThatIsNotInTheTableHasNoMonths() {
        assertThat(decide("LOTTERY", "LIGHT", false)).isEmpty();
    }

    private static List<Map<String, Object>> decide(String cause, String hardship, boolean lostLabour) {
        ShippedTables tables = new ShippedTables();
        return tables.decide(
                "relief-months",
                tables.currentVersion("relief-months"),
                Map.of("cause", cause, "hardship", hardship, "lostLabour", lostLabour));
    }
}
