package org.bangfu.policy.exclusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bangfu.policy.TestPolicy.DAY;
import static org.bangfu.policy.TestPolicy.brief;
import static org.bangfu.policy.TestPolicy.evaluate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.bangfu.common.Money;
import org.bangfu.policy.Finding;
import org.bangfu.policy.FixedParameters;
import org.bangfu.policy.TestPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExclusionRulesTest {

    private static ListHit hit(Match match) {
        return new ListHit("row:1", "member:1", "示范甲", false, match, "车管所车辆名单", LocalDate.of(2015, 7, 20));
    }

    private static ComparisonFacts vehicles(VehicleHit... hits) {
        return new ComparisonFacts(
                List.of(), List.of(hits), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    private static ComparisonFacts observed(Observation... seen) {
        return new ComparisonFacts(
                List.of(), List.of(), List.of(), List.of(), List.of(), List.of(seen), List.of(), List.of());
    }

    private static VehicleHit car(@Nullable Money price) {
        return new VehicleHit(
                hit(Match.ID), VehicleHit.Kind.CAR, VehicleHit.State.REGISTERED, "湘E·12345", price, false);
    }

    @ParameterizedTest(name = "a {0} that cost {1}: {2}")
    @CsvSource({
        "CAR, , bars VETO",
        "CAR, 30000.01, bars VETO",
        "CAR, 30000, asks REVIEW",
        "CAR, 0.01, asks REVIEW",
        "TRUCK, , bars VETO",
        "LARGE_FARM, , bars VETO",
        "MACHINERY, , bars VETO",
        "SMALL_FARM, , legitimate INFO",
        "TRICYCLE, 30000, legitimate INFO",
        "MOTORCYCLE, 30000, legitimate INFO",
        "MOTORCYCLE, 30000.01, asks REVIEW",
        "OTHER, , asks REVIEW",
    })
    void aVehicleWeighsByItsKindAndPrice(VehicleHit.Kind kind, @Nullable BigDecimal price, String expected) {
        VehicleHit vehicle = new VehicleHit(
                hit(Match.ID),
                kind,
                VehicleHit.State.REGISTERED,
                "湘E·12345",
                price == null ? null : Money.yuan(price),
                false);

        assertThat(brief(evaluate(ExclusionRules.SET, vehicles(vehicle)))).containsExactly("X03 " + expected);
    }

    @Test
    void theThresholdIsTheCountysToSet() {
        FixedParameters parameters = FixedParameters.shipped().with("exclusion.vehicle.price", "50000", "2015-08-01");

        assertThat(brief(TestPolicy.evaluate(ExclusionRules.SET, vehicles(car(Money.yuan(50_000))), DAY, parameters)))
                .containsExactly("X03 asks REVIEW");
    }

    @Test
    void aFindingSaysWhatItRestsOnWithThePlateMasked() {
        Finding finding = evaluate(ExclusionRules.SET, vehicles(car(Money.yuan(45_000))))
                .findings()
                .get(0);

        assertThat(finding.sentence()).isEqualTo("成员示范甲名下有小型汽车（湘E*****5），购价45000.00元，不能列入名单；确有特殊情况的，由乡镇凭证据提出例外。");
        assertThat(finding.inputs())
                .allSatisfy(input -> assertThat(input.value()).doesNotContain("12345"));
        assertThat(finding.inputs())
                .extracting(input -> input.name() + " " + input.source() + " " + input.date())
                .contains("车辆 车管所车辆名单 2015-07-20", "比对方式 车管所车辆名单 2015-07-20");
        assertThat(finding.isUnverified()).isTrue();
        assertThat(finding.reference()).isEqualTo("row:1");
    }

    @Test
    void aMatchByNameAndBirthDateAsksForALook() {
        VehicleHit sameName = new VehicleHit(
                hit(Match.NAME_BIRTH), VehicleHit.Kind.CAR, VehicleHit.State.REGISTERED, "湘E·12345", null, false);
        VehicleHit sold = new VehicleHit(
                hit(Match.NAME_BIRTH), VehicleHit.Kind.CAR, VehicleHit.State.SOLD, "湘E·12345", null, false);

        assertThat(brief(evaluate(ExclusionRules.SET, vehicles(sameName)))).containsExactly("X03 sameName REVIEW");
        assertThat(brief(evaluate(ExclusionRules.SET, vehicles(sold)))).isEmpty();
    }

    @ParameterizedTest(name = "{0}, evidence “{1}”, proposed {2}, confirmed {3}: {4}")
    @CsvSource({
        "ADAPTED_VEHICLE, evidence:1, 乡镇甲, 县甲, excepted",
        "ADAPTED_VEHICLE, evidence:1, 乡镇甲, , exceptionPending",
        "ADAPTED_VEHICLE, evidence:1, , 县甲, exceptionPending",
        "ADAPTED_VEHICLE, evidence:1, 乡镇甲, 乡镇甲, exceptionPending",
        "ADAPTED_VEHICLE, ' ', 乡镇甲, 县甲, exceptionPending",
        "NOMINAL_SHARE, evidence:1, 乡镇甲, 县甲, exceptionPending",
    })
    void anExceptionNeedsALegitimateReasonEvidenceTownshipAndCounty(
            ExceptionCode code,
            String evidence,
            @Nullable String proposed,
            @Nullable String confirmed,
            String expected) {
        ExceptionGrant grant = new ExceptionGrant(
                "X03",
                "row:1",
                code,
                evidence,
                proposed,
                proposed == null ? null : DAY,
                confirmed,
                confirmed == null ? null : DAY);

        List<Finding> findings = evaluate(
                        ExclusionRules.SET, vehicles(car(null)).with(List.of(grant)))
                .findings();

        assertThat(findings)
                .extracting(finding -> finding.ruleId() + " " + finding.code() + " " + finding.severity())
                .containsExactly("X03 " + expected + " VETO");
        assertThat(ExclusionRules.isBarring(findings.get(0))).isEqualTo(!expected.equals("excepted"));
    }

    @Test
    void anExceptionForOneVehicleLeavesTheOther() {
        VehicleHit other = new VehicleHit(
                new ListHit("row:2", "member:1", "示范甲", false, Match.ID, "车管所车辆名单", DAY),
                VehicleHit.Kind.TRUCK,
                VehicleHit.State.REGISTERED,
                "湘E·54321",
                null,
                false);
        ExceptionGrant grant =
                new ExceptionGrant("X03", "row:1", ExceptionCode.SOLD_OR_SCRAPPED, "evidence:1", "乡镇甲", DAY, "县甲", DAY);

        assertThat(brief(evaluate(ExclusionRules.SET, vehicles(car(null), other).with(List.of(grant)))))
                .containsExactly("X03 excepted VETO", "X03 bars VETO");
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Observation.Kind.class)
    void whatPeopleFoundIsReportedUnderItsRule(Observation.Kind kind) {
        Observation seen = new Observation("observation:1", kind, "示范甲", Money.yuan(20_000), "入户调查", DAY, "evidence:1");

        assertThat(evaluate(ExclusionRules.SET, observed(seen)).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.ruleId()).isEqualTo(kind.rule());
                    assertThat(finding.severity()).isEqualTo(kind.severity());
                    assertThat(finding.reference()).isEqualTo("observation:1");
                });
    }

    @Test
    void nobodyIsBarredWithoutEvidence() {
        for (Observation.Kind kind : Observation.Kind.values()) {
            Observation seen = new Observation("observation:1", kind, null, Money.yuan(20_000), "举报", DAY, null);

            assertThat(evaluate(ExclusionRules.SET, observed(seen)).has(org.bangfu.policy.Severity.VETO))
                    .as("%s", kind)
                    .isFalse();
        }
    }

    @ParameterizedTest(name = "an appliance of {0}: {1}")
    @CsvSource({"5000, false", "5000.01, true", ", true"})
    void appliancesAboveTheLimitAreLookedAtAndNeverBar(@Nullable BigDecimal price, boolean found) {
        Observation seen = new Observation(
                "observation:1",
                Observation.Kind.APPLIANCE,
                null,
                price == null ? null : Money.yuan(price),
                "入户调查",
                DAY,
                "evidence:1");

        assertThat(brief(evaluate(ExclusionRules.SET, observed(seen))))
                .isEqualTo(found ? List.of("X06 asks REVIEW") : List.of());
    }

    @ParameterizedTest(name = "imported on {0}: missing {1}")
    @CsvSource({"2015-02-04, false", "2015-02-03, true", ", true", "2015-08-03, false"})
    void aListOlderThan180DaysCountsAsMissing(@Nullable LocalDate imported, boolean missing) {
        ComparisonFacts facts = new ComparisonFacts(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new ListState("车管所车辆名单", imported)),
                List.of());

        assertThat(brief(evaluate(ExclusionRules.SET, facts)))
                .isEqualTo(missing ? List.of("X00 listMissing REVIEW") : List.of());
    }

    @ParameterizedTest(name = "paid as {0}, ended {1}: {2}")
    @CsvSource({
        "CIVIL_SERVANT, false, bars VETO",
        "PUBLIC_INSTITUTION, false, bars VETO",
        "STATE_ENTERPRISE, false, bars VETO",
        "RETIRED, false, bars VETO",
        "PUBLIC_WELFARE_POST, false, legitimate INFO",
        "TEMPORARY, false, legitimate INFO",
        "CONTRACT_LABOUR, false, legitimate INFO",
        "CIVIL_SERVANT, true, legitimate INFO",
    })
    void steadyPayFromThePublicPurseBars(PayrollHit.Kind kind, boolean ended, String expected) {
        ComparisonFacts facts = new ComparisonFacts(
                List.of(new PayrollHit(hit(Match.ID), kind, "示范单位", ended)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());

        assertThat(brief(evaluate(ExclusionRules.SET, facts))).containsExactly("X01 " + expected);
    }

    @ParameterizedTest(name = "a {0}, {1}: {2}")
    @CsvSource({
        "TOWN_FLAT, OWNED, bars VETO",
        "SHOP, OWNED, bars VETO",
        "TOWN_HOUSE, OWNED, bars VETO",
        "RELOCATION, OWNED, legitimate INFO",
        "INHERITED_SHARE, OWNED, legitimate INFO",
        "RURAL_HOUSE, OWNED, legitimate INFO",
        "TOWN_FLAT, SOLD, legitimate INFO",
        "TOWN_HOUSE, DESTROYED, legitimate INFO",
    })
    void aHouseInTownThatIsStillTheirsBars(PropertyHit.Kind kind, PropertyHit.State state, String expected) {
        ComparisonFacts facts = new ComparisonFacts(
                List.of(),
                List.of(),
                List.of(new PropertyHit(hit(Match.ID), kind, state, "长铺镇示范小区")),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());

        assertThat(brief(evaluate(ExclusionRules.SET, facts))).containsExactly("X04 " + expected);
    }

    @ParameterizedTest(name = "{0} of a business {1}: {2}")
    @CsvSource({
        "LEGAL_REPRESENTATIVE, OPERATING, bars VETO",
        "SELF_EMPLOYED, OPERATING, bars VETO",
        "COOPERATIVE_HEAD, OPERATING, bars VETO",
        "CONTRACTOR, OPERATING, bars VETO",
        "SHAREHOLDER, OPERATING, asks REVIEW",
        "NOMINAL_SHAREHOLDER, OPERATING, legitimate INFO",
        "COOPERATIVE_MEMBER, OPERATING, legitimate INFO",
        "LEGAL_REPRESENTATIVE, CLOSED, legitimate INFO",
        "CONTRACTOR, REVOKED, legitimate INFO",
    })
    void whoRunsABusinessThatOperatesIsBarred(CompanyHit.Part part, CompanyHit.State state, String expected) {
        ComparisonFacts facts = new ComparisonFacts(
                List.of(),
                List.of(),
                List.of(),
                List.of(new CompanyHit(hit(Match.ID), part, state, "示范经营部")),
                List.of(),
                List.of(),
                List.of(),
                List.of());

        assertThat(brief(evaluate(ExclusionRules.SET, facts))).containsExactly("X05 " + expected);
    }

    @ParameterizedTest(name = "{0} and left {1}: {2}")
    @CsvSource({
        "DEAD, false, removeMember FAIL",
        "IMPRISONED, false, removeMember FAIL",
        "NOT_SHARING, false, removeMember FAIL",
        "MISSING, false, asks REVIEW",
        "DEAD, true, ''",
    })
    void whoIsGoneHasToBeTakenOffTheHousehold(AbsenceHit.Kind kind, boolean left, String expected) {
        ListHit row = new ListHit("row:1", "member:1", "示范甲", left, Match.ID, "民政局死亡名单", DAY);
        ComparisonFacts facts = new ComparisonFacts(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new AbsenceHit(row, kind, DAY.minusDays(9))),
                List.of(),
                List.of(),
                List.of());

        assertThat(brief(evaluate(ExclusionRules.SET, facts)))
                .isEqualTo(expected.isEmpty() ? List.of() : List.of("X10 " + expected));
    }

    @Test
    void theRuleAgainstFraudKnowsNoException() {
        assertThat(ExceptionCode.forRule("X11")).isEmpty();
        assertThat(ExceptionCode.forRule("X03")).contains(ExceptionCode.SOLD_OR_SCRAPPED);
    }
}
