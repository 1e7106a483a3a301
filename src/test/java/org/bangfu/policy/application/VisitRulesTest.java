package org.bangfu.policy.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bangfu.policy.TestPolicy.DAY;
import static org.bangfu.policy.TestPolicy.brief;
import static org.bangfu.policy.TestPolicy.evaluate;

import java.util.List;
import org.bangfu.policy.Evaluation;
import org.bangfu.policy.Finding;
import org.bangfu.policy.Severity;
import org.bangfu.policy.application.VisitFacts.DataFinding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitRulesTest {

    private static Evaluation<VisitFacts> visit(
            List<String> visitors, int signed, int photos, List<String> blanks, DataFinding... quality) {
        return evaluate(VisitRules.SET, new VisitFacts(DAY, visitors, signed, photos, blanks, List.of(quality)));
    }

    @Test
    void aCompleteVisitIsNotObjectedTo() {
        assertThat(brief(visit(List.of("p1", "p2"), 2, 1, List.of()))).isEmpty();
    }

    @ParameterizedTest(name = "visitors {0}, signed {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "p1 | 1 | R-ID-03 visitors FAIL, R-ID-03 signatures FAIL",
                "p1 p1 | 2 | R-ID-03 visitors FAIL",
                "p1 p2 | 1 | R-ID-03 signatures FAIL",
                "p1 p2 | 2 | ''",
                "p1 p2 p3 | 2 | R-ID-03 signatures FAIL",
                "p1 p2 p3 | 3 | ''",
            })
    void twoVisitorsGoAndAllOfThemSign(String visitors, int signed, String expected) {
        assertThat(String.join(", ", brief(visit(List.of(visitors.split(" ")), signed, 1, List.of()))))
                .isEqualTo(expected);
    }

    @Test
    void somebodyTakesAPhotoAndNothingMandatoryStaysBlank() {
        assertThat(brief(visit(List.of("p1", "p2"), 2, 0, List.of("住房等级", "户主的户口性质"))))
                .containsExactly("R-ID-03 photos FAIL", "R-ID-03 blank FAIL", "R-ID-03 blank FAIL");
    }

    @Test
    void whatTheRegistersChecksFoundIsReportedUnderItsIdWithItsWeight() {
        Evaluation<VisitFacts> evaluation = visit(
                List.of("p1", "p2"),
                2,
                1,
                List.of(),
                new DataFinding("DQ14", "燃料类型没有填写", Severity.FAIL, null, "主要燃料类型没有填写，请从代码表中选择"),
                new DataFinding("DQ19", "有人没有医疗保险", Severity.REVIEW, "member:2", "示范没有参加医疗保险，请核实"),
                new DataFinding("DQ15", "低于监测参考值", Severity.INFO, null, "人均纯收入低于监测参考值，请关注"));

        assertThat(brief(evaluation)).containsExactly("R-ID-03 DQ14 FAIL", "R-ID-03 DQ19 REVIEW", "R-ID-03 DQ15 INFO");
        Finding insurance = evaluation.of("R-ID-03", "DQ19").orElseThrow();
        assertThat(insurance.reference()).isEqualTo("member:2");
        assertThat(insurance.sentence()).isEqualTo("示范没有参加医疗保险，请核实。");
    }
}
