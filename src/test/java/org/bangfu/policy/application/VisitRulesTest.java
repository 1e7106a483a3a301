package org.bangfu.policy.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bangfu.policy.TestPolicy.DAY;
import static org.bangfu.policy.TestPolicy.evaluate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.bangfu.common.Money;
import org.bangfu.policy.application.VisitFacts.VisitMember;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitRulesTest {

    private List<String> visitors = List.of("p1", "p2");
    private int signed = 2;
    private int photos = 1;
    private int stated = 1;
    private List<VisitMember> members = List.of(head(LocalDate.of(1980, 1, 1)));
    private List<String> blanks = List.of();
    private Money wage = Money.ZERO;
    private Money operating = Money.ZERO;
    private Money operatingCost = Money.ZERO;
    private Money eco = Money.ZERO;
    private Money dibao = Money.ZERO;
    private Money familyPlanning = Money.ZERO;
    private Money pension = Money.ZERO;
    private Money wubao = Money.ZERO;
    private @Nullable BigDecimal road = new BigDecimal("1.5");
    private @Nullable BigDecimal grainForGreen = null;
    private @Nullable BigDecimal forest = null;
    private @Nullable BigDecimal pasture = null;

    private static VisitMember head(LocalDate born) {
        return new VisitMember("member:1", "示范", true, born, false, true, null, true, true);
    }

    private List<String> codes() {
        VisitFacts facts = new VisitFacts(
                DAY,
                visitors,
                signed,
                photos,
                stated,
                members,
                blanks,
                wage,
                operating,
                operatingCost,
                eco,
                dibao,
                familyPlanning,
                pension,
                wubao,
                road,
                grainForGreen,
                forest,
                pasture);
        return evaluate(VisitRules.SET, facts).findings().stream()
                .map(finding -> finding.code() + " " + finding.severity())
                .toList();
    }

    @Test
    void aCompleteVisitIsNotObjectedTo() {
        assertThat(codes()).isEmpty();
    }

    @Test
    void oneVisitorIsNotEnoughNorTheSameOneTwice() {
        visitors = List.of("p1");
        signed = 1;
        assertThat(codes()).containsExactly("visitors FAIL", "signatures FAIL");

        visitors = List.of("p1", "p1");
        signed = 2;
        assertThat(codes()).containsExactly("visitors FAIL");
    }

    @Test
    void everyVisitorSignsAndSomebodyTakesAPhoto() {
        visitors = List.of("p1", "p2", "p3");
        photos = 0;
        blanks = List.of("燃料类型");

        assertThat(codes()).containsExactly("signatures FAIL", "photos FAIL", "blank FAIL");
    }

    @Test
    void oneHeadAndAsManyMembersAsStated() {
        members = List.of();

        assertThat(codes()).containsExactly("DQ17 FAIL", "DQ20 FAIL");
    }

    @ParameterizedTest(name = "born {0}, in school {1}, reason {2}: {3}")
    @CsvSource({
        "2009-08-03, false, , true",
        "2009-08-04, false, , false",
        "1999-08-04, false, , true",
        "1999-08-03, false, , false",
        "2005-01-01, true, , false",
        "2005-01-01, false, 生病休学, false",
        "2005-01-01, false, ' ', true",
    })
    void aChildOutOfSchoolNeedsAReason(LocalDate born, boolean inSchool, @Nullable String reason, boolean found) {
        stated = 2;
        members = List.of(
                head(LocalDate.of(1980, 1, 1)),
                new VisitMember("member:2", "示范二", false, born, inSchool, false, reason, true, null));

        assertThat(codes()).isEqualTo(found ? List.of("DQ18 FAIL") : List.of());
    }

    @Test
    void elderlyWithoutPensionAndUninsuredMembersAreLookedAt() {
        members = List.of(
                new VisitMember("member:1", "示范", true, LocalDate.of(1955, 8, 3), false, true, null, false, null));
        assertThat(codes()).containsExactly("DQ19 REVIEW", "DQ19 REVIEW");

        members = List.of(
                new VisitMember("member:1", "示范", true, LocalDate.of(1955, 8, 4), false, true, null, true, null));
        assertThat(codes()).isEmpty();
    }

    @ParameterizedTest(name = "wage {0}: {1}")
    @CsvSource({"0, false", "0.01, true", "299.99, true", "300, false", "300000, false", "300000.01, true"})
    void aWageOutsideTheUsualIsLookedAt(BigDecimal amount, boolean found) {
        wage = Money.yuan(amount);

        assertThat(codes()).isEqualTo(found ? List.of("DQ04 REVIEW") : List.of());
    }

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource({
        "dibao, 199.99, DQ07",
        "dibao, 200, ''",
        "familyPlanning, 99.99, DQ08",
        "familyPlanning, 100, ''",
        "pension, 87.99, DQ09",
        "pension, 88, ''",
        "wubao, 199.99, DQ10",
        "wubao, 200, ''",
        "dibao, 0, ''",
    })
    void aTransferBelowTheUsualIsLookedAt(String kind, BigDecimal amount, String expected) {
        Money money = Money.yuan(amount);
        switch (kind) {
            case "dibao" -> dibao = money;
            case "familyPlanning" -> familyPlanning = money;
            case "pension" -> pension = money;
            default -> wubao = money;
        }

        assertThat(codes()).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected + " REVIEW"));
    }

    @Test
    void operatingIncomeHasACost() {
        operating = Money.yuan(100);
        assertThat(codes()).containsExactly("DQ05 REVIEW");

        operatingCost = new Money(1);
        assertThat(codes()).isEmpty();
    }

    @Test
    void landAndItsCompensationAgree() {
        eco = Money.yuan(100);
        assertThat(codes()).containsExactly("DQ06 REVIEW");

        grainForGreen = new BigDecimal("2.0");
        forest = new BigDecimal("1.5");
        pasture = new BigDecimal("0.5");
        assertThat(codes()).isEmpty();

        pasture = new BigDecimal("0.49");
        assertThat(codes()).containsExactly("DQ11 REVIEW");
    }

    @ParameterizedTest(name = "{0} km to the road: {1}")
    @CsvSource({"0, false", "5, false", "5.0, false", "5.01, true", ", true"})
    void theDistanceToTheRoadIsPlausible(@Nullable BigDecimal distance, boolean found) {
        road = distance;

        assertThat(codes()).isEqualTo(found ? List.of("DQ03 REVIEW") : List.of());
    }
}
