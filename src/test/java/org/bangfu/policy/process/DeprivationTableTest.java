package org.bangfu.policy.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeprivationTableTest {

    @ParameterizedTest(
            name = "grade {0}, {1} children out of school, {2} uninsured, safe water {3}, medical share {4}: {5}")
    @CsvSource({
        "A, 0, 0, true, 0, ''",
        "B, 0, 0, true, 0, ''",
        "C, 0, 0, true, 0, housing",
        "D, 0, 0, true, 0, housing",
        "'', 0, 0, true, 0, ''",
        "A, 1, 0, true, 0, schooling",
        "A, 0, 1, true, 0, insurance",
        "A, 0, 0, false, 0, water",
        "A, 0, 0, true, 0.4999, ''",
        "A, 0, 0, true, 0.5, illness",
        "A, 0, 0, true, 3.2, illness",
        "D, 2, 3, false, 1, 'housing,schooling,insurance,water,illness'",
    })
    void everyDeprivationIsReported(
            @Nullable String grade, int outOfSchool, int uninsured, boolean water, BigDecimal share, String expected) {
        List<Map<String, Object>> rows = decide(Map.of(
                "houseGrade",
                grade == null ? "" : grade,
                "childrenOutOfSchool",
                outOfSchool,
                "uninsuredMembers",
                uninsured,
                "waterSafe",
                water,
                "medicalShare",
                share,
                "medicalShareLimit",
                new BigDecimal("0.5")));

        assertThat(String.join(
                        ",",
                        rows.stream()
                                .map(row -> String.valueOf(row.get("code")))
                                .toList()))
                .isEqualTo(expected);
        assertThat(rows)
                .allSatisfy(
                        row -> assertThat(String.valueOf(row.get("sentence"))).endsWith("。"));
    }

    @Test
    void aTableThatUsesAScriptIsNotEvaluated() throws Exception {
        String model = Files.readString(Path.of("processes/identification/deprivation.dmn"))
                .replace("<text>houseGrade</text>", "<text>''.getClass()</text>")
                .replace(
                        "id=\"inputExpression_houseGrade\"",
                        "id=\"inputExpression_houseGrade\" expressionLanguage=\"juel\"");
        TableInterpreter interpreter = new TableInterpreter();

        assertThatThrownBy(() -> interpreter.decide(
                        interpreter.parse("deprivation", model.getBytes(StandardCharsets.UTF_8)), Map.of()))
                .hasRootCauseMessage("决策表只能使用 FEEL，不能使用 juel");
    }

    private static List<Map<String, Object>> decide(Map<String, Object> inputs) {
        ShippedTables tables = new ShippedTables();
        return tables.decide("deprivation", tables.currentVersion("deprivation"), inputs);
    }
}
