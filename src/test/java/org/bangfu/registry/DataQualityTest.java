package org.bangfu.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bangfu.common.CitizenId;
import org.bangfu.common.Money;
import org.bangfu.registry.QualityFinding.Severity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataQualityTest {

    private static final LocalDate TODAY = LocalDate.of(2015, 8, 3);
    private final DataQuality quality = new RegistrySeeds().dataQuality();

    private HouseholdStatus status = HouseholdStatus.POOR;
    private int year = 2014;
    private Money wage = Money.yuan(3000);
    private Money planting = Money.ZERO;
    private Money operatingCost = Money.ZERO;
    private final Map<String, Money> transfers = new HashMap<>();
    private HousingFacts housing = HousingFacts.UNKNOWN;
    private WaterFacts water = new WaterFacts(true, false, null);
    private LandFacts land = land("2", "1", "3", "0", "0", "1", "0");
    private LivingFacts living = living("2.5", true, "01");
    private final List<QualityFacts.Person> people = new ArrayList<>(
            List.of(person("户主", SyntheticPeople.born(LocalDate.of(1970, 1, 1), 1), "01", insured(true, null))));
    private @Nullable Integer declared = 1;

    @Test
    void aCleanHouseholdHasNoFindings() {
        assertThat(found()).isEmpty();
    }

    @Test
    void anExitedHouseholdInADangerousHouseIsAnError() {
        housing = new HousingFacts(null, null, null, "C", null);
        assertThat(found()).isEmpty();

        status = HouseholdStatus.EXITED;
        assertThat(check())
                .extracting(QualityFinding::rule, QualityFinding::severity)
                .containsExactly(tuple("DQ01", Severity.ERROR));

        housing = new HousingFacts(null, null, null, "B", null);
        assertThat(found()).isEmpty();
    }

    @Test
    void anExitedHouseholdWithoutSafeWaterIsAnError() {
        status = HouseholdStatus.EXITED;
        water = new WaterFacts(null, null, null);
        assertThat(found()).containsExactly("DQ02");

        water = new WaterFacts(false, null, null);
        assertThat(found()).containsExactly("DQ02");
    }

    @ParameterizedTest
    @CsvSource({"5,false", "5.01,true", "0,false", ",true"})
    void aRoadFartherThanFiveKilometresOrNotRecordedIsOdd(@Nullable String distance, boolean odd) {
        living = living(distance, true, "01");

        assertThat(found().contains("DQ03")).isEqualTo(odd);
    }

    @ParameterizedTest
    @CsvSource({"0,false", "0.01,true", "299.99,true", "300,false", "300000,false", "300000.01,true"})
    void aWageOutsideTheUsualRangeIsOdd(BigDecimal amount, boolean odd) {
        wage = Money.yuan(amount);

        assertThat(found().contains("DQ04")).isEqualTo(odd);
    }

    @ParameterizedTest
    @CsvSource({"0,0,false", "0.01,0,true", "1000,0,true", "1000,0.01,false"})
    void operatingIncomeWithoutCostIsOdd(BigDecimal income, BigDecimal cost, boolean odd) {
        planting = Money.yuan(income);
        operatingCost = Money.yuan(cost);

        assertThat(found().contains("DQ05")).isEqualTo(odd);
    }

    @ParameterizedTest
    @CsvSource({"0,0,false", "100,0,true", "100,0.1,false"})
    void ecoCompensationWithoutGrainForGreenIsOdd(BigDecimal money, String area, boolean odd) {
        transfers.put("05", Money.yuan(money));
        land = land("2", "1", "3", area, "0", "1", "0");

        assertThat(found().contains("DQ06")).isEqualTo(odd);
    }

    @ParameterizedTest
    @CsvSource({
        "DQ07,0201,199.99,true", "DQ07,0202,200,false", "DQ07,0203,0,false",
        "DQ08,01,99.99,true", "DQ08,01,100,false", "DQ08,01,0,false",
        "DQ09,04,87.99,true", "DQ09,04,88,false", "DQ09,04,0,false",
        "DQ10,03,199.99,true", "DQ10,03,200,false", "DQ10,03,0,false"
    })
    void aTransferBelowTheUsualAmountIsOdd(String rule, String code, BigDecimal amount, boolean odd) {
        transfers.put(code, Money.yuan(amount));

        assertThat(found().contains(rule)).isEqualTo(odd);
    }

    @ParameterizedTest
    @CsvSource({"4,3,1,false", "4.01,3,1,true", "0,0,0,false"})
    void moreGrainForGreenThanForestAndPastureIsOdd(String grain, String forest, String pasture, boolean odd) {
        land = land("2", "1", forest, grain, "0", pasture, "0");

        assertThat(found().contains("DQ11")).isEqualTo(odd);
    }

    @Test
    void everyBlankLandAreaIsAnErrorOfItsOwnCell() {
        land = land("2", null, "3", "0", "0", "1", null);

        assertThat(check())
                .filteredOn(finding -> finding.rule().equals("DQ12"))
                .extracting(QualityFinding::field)
                .containsExactly("irrigated", "waterSurface");
    }

    @Test
    void everyBlankYesOrNoIsAnErrorOfItsOwnCell() {
        living = living("1", null, "01");

        assertThat(check())
                .filteredOn(finding -> finding.rule().equals("DQ13"))
                .extracting(QualityFinding::field)
                .containsExactly(
                        "coopMember",
                        "productionPower",
                        "livingPower",
                        "radioTv",
                        "sanitaryToilet",
                        "leadEnterprise",
                        "entrepreneurLed");
    }

    @Test
    void aBlankFuelIsAnError() {
        living = living("1", true, " ");

        assertThat(found()).containsExactly("DQ14");
    }

    @ParameterizedTest
    @CsvSource({"2020,3999.99,false", "2021,3999.99,true", "2021,4000,false"})
    void anIncomeBelowTheFloorIsWatchedSince2021(int in, BigDecimal income, boolean watched) {
        year = in;
        wage = Money.yuan(income);

        assertThat(found().contains("DQ15")).isEqualTo(watched);
    }

    @Test
    void anIdNumberThatIsWrongOrTwiceIsAnError() {
        CitizenId someone = SyntheticPeople.born(LocalDate.of(1990, 5, 5), 3);
        people.add(person("甲", null, "99", insured(true, null)));
        people.add(person("乙", someone, "99", insured(true, null)));
        people.add(person("丙", someone, "99", insured(true, null)));
        people.add(person("丁", SyntheticPeople.born(TODAY.plusDays(1), 3), "99", insured(true, null)));
        declared = null;

        assertThat(check())
                .filteredOn(finding -> finding.rule().equals("DQ16"))
                .extracting(QualityFinding::member)
                .containsExactly(1, 3, 4);
    }

    @Test
    void twoHeadsOrNoneAreAnError() {
        people.add(person("乙", SyntheticPeople.born(LocalDate.of(1990, 5, 5), 3), "01", insured(true, null)));
        declared = null;
        assertThat(found()).containsExactly("DQ17");

        people.clear();
        people.add(person("乙", SyntheticPeople.born(LocalDate.of(1990, 5, 5), 3), "02", insured(true, null)));
        assertThat(found()).containsExactly("DQ17");
    }

    @ParameterizedTest
    @CsvSource({
        "2009-08-04,01,,false", // not yet six
        "2009-08-03,01,,true", // six today
        "1999-08-04,01,,true", // fifteen until tomorrow
        "1999-08-03,01,,false", // sixteen today
        "2005-01-01,03,,false",
        "2005-01-01,,,true",
        "2005-01-01,01,残疾,false"
    })
    void aChildOfSchoolAgeIsAtSchoolOrHasAReason(
            LocalDate born, @Nullable String inSchool, @Nullable String reason, boolean wrong) {
        MemberFacts facts = insured(true, null).with(new MemberFacts.Schooling("02", inSchool, reason));
        people.add(person("孩子", SyntheticPeople.born(born, 3), "03", facts));
        declared = 2;

        assertThat(found().contains("DQ18")).isEqualTo(wrong);
    }

    @Test
    void whoHasTheNineYearsBehindNeedsNoReason() {
        CitizenId fifteen = SyntheticPeople.born(LocalDate.of(2000, 1, 1), 3);
        people.add(person("孩子", fifteen, "03", insured(true, null).with(new MemberFacts.Schooling("03", "01", null))));
        declared = 2;

        assertThat(found()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1955-08-03,true,,true", // sixty today, no pension recorded
        "1955-08-03,true,false,true",
        "1955-08-03,true,true,false",
        "1955-08-04,true,,false", // fifty-nine until tomorrow
        "1990-01-01,false,,true",
        "1990-01-01,,,true"
    })
    void theOldHaveAPensionAndEverybodyIsInsured(
            LocalDate born, @Nullable Boolean medical, @Nullable Boolean pension, boolean odd) {
        people.add(person("成员", SyntheticPeople.born(born, 3), "99", insured(medical, pension)));
        declared = 2;

        assertThat(found().contains("DQ19")).isEqualTo(odd);
    }

    @Test
    void theStatedNumberOfPeopleIsThatOfTheRows() {
        declared = 2;
        assertThat(found()).containsExactly("DQ20");

        declared = null;
        assertThat(found()).isEmpty();
    }

    @Test
    void aHouseholdWithoutFiguresIsCheckedForItsPeopleOnly() {
        people.clear();

        List<QualityFinding> found =
                quality.check(new QualityFacts(HouseholdStatus.ORDINARY, people, null, null, TODAY));

        assertThat(found).extracting(QualityFinding::rule).containsExactly("DQ17");
    }

    private List<String> found() {
        return check().stream().map(QualityFinding::rule).distinct().toList();
    }

    private List<QualityFinding> check() {
        IncomeAccount income = new IncomeAccount(
                wage,
                planting,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                transfers,
                Money.ZERO,
                operatingCost,
                Money.ZERO);
        YearlySnapshot snapshot = YearlySnapshot.of(year, 1)
                .with(income)
                .with(housing)
                .with(water)
                .with(land)
                .with(living);
        return quality.check(new QualityFacts(status, people, declared, snapshot, TODAY));
    }

    private static QualityFacts.Person person(
            String name, @Nullable CitizenId citizen, String relation, MemberFacts facts) {
        return new QualityFacts.Person(name, citizen, relation, facts);
    }

    private static MemberFacts insured(@Nullable Boolean medical, @Nullable Boolean pension) {
        return MemberFacts.UNKNOWN.with(new MemberFacts.Insurance(medical, null, pension, null));
    }

    private static LandFacts land(
            @Nullable String cultivated,
            @Nullable String irrigated,
            @Nullable String forest,
            @Nullable String grain,
            @Nullable String orchard,
            @Nullable String pasture,
            @Nullable String water) {
        return new LandFacts(mu(cultivated), mu(irrigated), mu(forest), mu(grain), mu(orchard), mu(pasture), mu(water));
    }

    private static @Nullable BigDecimal mu(@Nullable String area) {
        return area == null ? null : new BigDecimal(area);
    }

    private static LivingFacts living(@Nullable String distance, @Nullable Boolean all, String fuel) {
        return new LivingFacts(all, all, all, all, fuel, mu(distance), "03", all, all, all);
    }
}
