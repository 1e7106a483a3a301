package org.bangfu.policy.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HousingGradeTableTest {

    @ParameterizedTest(name = "carrying parts {0}, roof {1}: {2}")
    @CsvSource({
        "A, A, A", "A, B, B", "A, C, B", "A, D, C", "B, A, B", "B, B, B", "B, C, B", "B, D, C", "C, A, C", "C, B, C",
        "C, C, C", "C, D, C", "D, A, D", "D, B, D", "D, C, D", "D, D, D"
    })
    void everyCombinationHasExactlyOneGrade(String loadBearing, String roof, String grade) {
        ShippedTables tables = new ShippedTables();

        assertThat(tables.decide(
                        "housing-grade",
                        tables.currentVersion("housing-grade"),
                        Map.of("loadBearing", loadBearing, "roof", roof)))
                .singleElement()
                .satisfies(row -> assertThat(row.get("grade")).isEqualTo(grade));
    }
}
