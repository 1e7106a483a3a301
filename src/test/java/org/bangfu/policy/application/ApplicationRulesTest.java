package org.bangfu.policy.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bangfu.policy.TestPolicy.DAY;
import static org.bangfu.policy.TestPolicy.brief;
import static org.bangfu.policy.TestPolicy.evaluate;

import java.time.LocalDate;
import java.util.List;
import org.bangfu.common.AreaCode;
import org.bangfu.policy.application.RegistrationFacts.Attribute;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplicationRulesTest {

    private static final AreaCode VILLAGE = new AreaCode("430527100001");

    private static Applicant head() {
        return person("member:1", LocalDate.of(1980, 1, 1), null, null);
    }

    private static Applicant person(
            String reference, LocalDate born, @Nullable String idProblem, @Nullable String otherHousehold) {
        return new Applicant(
                reference, "示范", reference.equals("member:1"), idProblem, born, true, true, otherHousehold);
    }

    private static ApplicationFacts facts(Applicant... members) {
        return new ApplicationFacts(VILLAGE, List.of(members), false, null, null, false, DAY);
    }

    @Test
    void anOrdinaryFamilyOfTheVillageIsNotObjectedTo() {
        assertThat(brief(evaluate(ApplicationRules.SET, facts(head())))).isEmpty();
    }

    @Test
    void everyReasonIsReportedAtOnce() {
        Applicant stranger = new Applicant("member:1", "示范", true, "身份证号码校验位不对", null, false, false, "household:7");
        ApplicationFacts facts = new ApplicationFacts(
                VILLAGE, List.of(stranger, stranger), true, "P1-430527-2015-000001", DAY, false, DAY);

        assertThat(brief(evaluate(ApplicationRules.SET, facts)))
                .containsExactly(
                        "R-ID-01 idNumber FAIL",
                        "R-ID-01 idNumber FAIL",
                        "R-ID-01 duplicate FAIL",
                        "R-ID-01 duplicate FAIL",
                        "R-ID-02 notRural FAIL",
                        "R-ID-02 elsewhere FAIL",
                        "R-ID-07 split REVIEW",
                        "R-ID-08 twoHouseholds FAIL",
                        "R-ID-08 twoHouseholds FAIL",
                        "R-ID-08 twice FAIL");
    }

    @Test
    void aHouseholdWithoutMembersIsSentBack() {
        assertThat(brief(evaluate(ApplicationRules.SET, facts()))).containsExactly("R-ID-02 noMembers FAIL");
    }

    @ParameterizedTest(name = "head rural {0}, of the village {1}: {2}")
    @CsvSource({
        "true, true, ''",
        "false, true, R-ID-02 notRural FAIL",
        "true, false, R-ID-02 elsewhere FAIL",
        ", true, R-ID-02 hukouUnknown REVIEW",
        "true, , R-ID-02 hukouUnknown REVIEW",
    })
    void theHeadIsARuralResidentOfTheVillage(@Nullable Boolean rural, @Nullable Boolean ofVillage, String expected) {
        Applicant asked = new Applicant("member:1", "示范", true, null, LocalDate.of(1980, 1, 1), rural, ofVillage, null);
        Applicant inLaw = new Applicant("member:2", "示范二", false, null, LocalDate.of(1982, 1, 1), false, false, null);

        assertThat(brief(evaluate(ApplicationRules.SET, facts(asked, inLaw))))
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
        assertThat(brief(evaluate(ApplicationRules.RESIDENCE, facts(asked, inLaw))))
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @ParameterizedTest(name = "split on {0}: {1}")
    @CsvSource({"2013-08-02, false", "2013-08-03, true", "2015-08-03, true"})
    void aSplitWithinTwentyFourMonthsIsLookedAt(LocalDate splitOn, boolean found) {
        ApplicationFacts facts = new ApplicationFacts(VILLAGE, List.of(head()), false, null, splitOn, false, DAY);

        assertThat(brief(evaluate(ApplicationRules.SET, facts)))
                .isEqualTo(found ? List.of("R-ID-07 split REVIEW") : List.of());
    }

    @ParameterizedTest(name = "born {0} and {1}, able children apart {2}: {3}")
    @CsvSource({
        "1955-08-03, 1950-01-01, true, true",
        "1955-08-04, 1950-01-01, true, false",
        "1955-08-03, 1950-01-01, false, false",
        "1990-01-01, 1950-01-01, true, false",
    })
    void eldersRegisteredAloneAreLookedAtWhenTheirChildrenProsper(
            LocalDate one, LocalDate other, boolean apart, boolean found) {
        ApplicationFacts facts = new ApplicationFacts(
                VILLAGE,
                List.of(person("member:1", one, null, null), person("member:2", other, null, null)),
                false,
                null,
                null,
                apart,
                DAY);

        assertThat(brief(evaluate(ApplicationRules.SET, facts)))
                .isEqualTo(found ? List.of("R-ID-07 eldersAlone REVIEW") : List.of());
    }

    @ParameterizedTest(name = "{0} listed of {1}: {2}")
    @CsvSource({"100, 100, false", "101, 100, true", "5000, , false"})
    void theScaleFromAboveIsAReminderAndNeverAVeto(int listed, @Nullable Integer target, boolean found) {
        assertThat(brief(evaluate(ScaleRules.SET, new ScaleFacts(VILLAGE, 2015, listed, target))))
                .isEqualTo(found ? List.of("R-ID-06 overTarget REVIEW") : List.of());
    }

    @ParameterizedTest(name = "{0}, dibao {1}, wubao {2}: {3}")
    @CsvSource({
        "ORDINARY, false, false, true",
        "ORDINARY, true, false, false",
        "ORDINARY, false, true, false",
        "DIBAO, true, false, true",
        "DIBAO, false, false, false",
        "DIBAO_POOR, true, false, true",
        "DIBAO_POOR, false, false, false",
        "DIBAO_POOR, false, true, false",
        "WUBAO, false, true, true",
        "WUBAO, true, true, true",
        "WUBAO, false, false, false",
        "WUBAO, true, false, false",
    })
    void theAttributeAgreesWithCivilAffairs(Attribute attribute, boolean dibao, boolean wubao, boolean agrees) {
        RegistrationFacts facts = new RegistrationFacts(attribute, dibao, wubao, DAY, List.of("因病"), List.of());

        assertThat(brief(evaluate(RegistrationRules.SET, facts)))
                .isEqualTo(agrees ? List.of() : List.of("R-ID-09 attribute FAIL"));
    }

    @Test
    void withoutAListOfCivilAffairsTheAttributeIsLookedAt() {
        RegistrationFacts facts =
                new RegistrationFacts(Attribute.ORDINARY, false, false, null, List.of("因病"), List.of());

        assertThat(brief(evaluate(RegistrationRules.SET, facts))).containsExactly("R-ID-09 noList REVIEW");
    }

    @ParameterizedTest(name = "main {0}, other {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "因病 | '' | ''",
                "因病 | 因残 因学 | ''",
                "'' | 因残 | mainCauses",
                "因病 因残 | '' | mainCauses",
                "因病 | 因残 因学 因灾 | otherCauses",
                "因病 | 因病 | repeatedCause",
                "因病 | 因残 因残 | repeatedCause",
            })
    void oneMainCauseAndAtMostTwoOthers(String main, String other, String expected) {
        RegistrationFacts facts =
                new RegistrationFacts(Attribute.ORDINARY, false, false, DAY, words(main), words(other));

        assertThat(brief(evaluate(RegistrationRules.SET, facts)))
                .isEqualTo(expected.isEmpty() ? List.of() : List.of("R-CAUSE " + expected + " FAIL"));
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.split(" "));
    }
}
