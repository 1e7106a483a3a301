package org.bangfu.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.CitizenId;
import org.bangfu.common.Money;
import org.bangfu.testing.BangfuIT;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

@BangfuIT
class HouseholdsIT {

    private static final AreaCode GROUP = new AreaCode("43052710500101");
    private static final CaseNumber CASE = new CaseNumber("P1-430527-2015-900001");
    private static final RegisterEntry ENTRY = new RegisterEntry("因病", List.of("因学"), "一般贫困户", "国家标准", 2015);

    @Autowired
    private Households households;

    @Autowired
    private HouseholdRows rows;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aHouseholdIsRegisteredWithItsPeopleAsAnOrdinaryOne() {
        CitizenId head = SyntheticPeople.man();
        CitizenId wife = SyntheticPeople.woman();

        HouseholdId id = households
                .register(
                        new NewHousehold(
                                GROUP,
                                "示范路1号",
                                "13812341234",
                                new BankAccount("示范信用社", "6200000000000001234"),
                                FamilyMarks.UNKNOWN,
                                new HouseholdSplit(LocalDate.of(2014, 5, 1), null),
                                List.of(
                                        new NewMember("妻甲", wife, "02"),
                                        new NewMember(
                                                "主甲",
                                                head,
                                                "01",
                                                MemberFacts.UNKNOWN
                                                        .with(new MemberFacts.Work("01", "04", 10))
                                                        .with(new MemberFacts.Hukou("01", false))
                                                        .with(new MemberFacts.Absence(10, false)),
                                                null))),
                        RegistrationCause.APPLICATION)
                .id();

        Household household = households.get(id);
        assertThat(household.status()).isEqualTo(HouseholdStatus.ORDINARY);
        assertThat(household.headName()).isEqualTo("主甲");
        assertThat(household.phoneMasked()).isEqualTo("138****1234");
        assertThat(household.accountMasked()).isEqualTo("示范信用社 ****1234");
        assertThat(household.householdNo()).isNull();
        assertThat(household.split()).isEqualTo(new HouseholdSplit(LocalDate.of(2014, 5, 1), null));
        assertThat(households.members(id)).extracting(Member::name).containsExactly("主甲", "妻甲");
        assertThat(households.members(id).get(0).citizenId()).isEqualTo(head);
        MemberFacts known = households.members(id).get(0).facts();
        assertThat(known.work()).isEqualTo(new MemberFacts.Work("01", "04", 10));
        assertThat(known.hukou()).isEqualTo(new MemberFacts.Hukou("01", false));
        assertThat(known.absence()).isEqualTo(new MemberFacts.Absence(10, false));
        assertThat(households.householdOf(wife)).contains(id);
    }

    @Test
    void numbersOfPeopleLieSealedInTheDatabase() {
        CitizenId head = SyntheticPeople.man();
        HouseholdId id = household(head);

        String stored = jdbc.sql(
                        "select citizen_masked || citizen_lookup || name_key from registry_member where household_id = ?")
                .param(id.value())
                .query(String.class)
                .single();

        assertThat(stored).doesNotContain(head.value()).startsWith(head.masked());
        assertThat(households.reveal(id, "核对证件").people())
                .extracting(RevealedHousehold.Person::citizenId)
                .containsExactly(head.value());
        assertThatThrownBy(() -> households.reveal(id, " ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPersonInAnotherHouseholdIsRefusedWithASentence() {
        CitizenId someone = SyntheticPeople.man();
        household(someone);

        Registration again = households.register(
                new NewHousehold(GROUP, "示范路2号", null, List.of(new NewMember("某甲", someone, "01"))),
                RegistrationCause.ENTERED);

        assertThat(again)
                .isInstanceOfSatisfying(
                        Registration.Refused.class,
                        refused -> assertThat(refused.reasons())
                                .singleElement()
                                .asString()
                                .contains("某甲已在另一户"));
    }

    @Test
    void theDatabaseItselfRefusesAPersonInTwoHouseholds() {
        CitizenId someone = SyntheticPeople.man();
        household(someone);

        assertThatThrownBy(() -> households.registerAll(
                        List.of(new NewHousehold(GROUP, "示范路3号", null, List.of(new NewMember("某甲", someone, "01")))),
                        RegistrationCause.IMPORT))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void theDatabaseItselfRefusesTwoHeads() {
        HouseholdId id = household(SyntheticPeople.man());

        assertThatThrownBy(() -> rows.insert(
                        id, GROUP, new NewMember("又一", SyntheticPeople.man(), "01"), LocalDate.of(2015, 8, 3), "07"))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void aHouseholdWithoutOneHeadOrOutsideTheCountyIsRefused() {
        Registration refused = households.register(
                new NewHousehold(
                        new AreaCode("430527999"),
                        "示范路4号",
                        null,
                        List.of(
                                new NewMember("甲", SyntheticPeople.man(), "02"),
                                new NewMember("乙", SyntheticPeople.man(), "55"))),
                RegistrationCause.ENTERED);

        assertThat(refused)
                .isInstanceOfSatisfying(
                        Registration.Refused.class,
                        it -> assertThat(it.reasons()).hasSize(3));
    }

    @Test
    void aMemberWhoLeavesMayJoinAnotherHousehold() {
        CitizenId daughter = SyntheticPeople.woman();
        HouseholdId parents = household(SyntheticPeople.man());
        HouseholdId inLaws = household(SyntheticPeople.man());
        assertThat(households.addMember(parents, new NewMember("女甲", daughter, "04"), "06"))
                .isEmpty();
        assertThat(households.addMember(inLaws, new NewMember("女甲", daughter, "05"), "05"))
                .isPresent();

        MemberId member = households.members(parents).get(1).id();
        assertThat(households.removeMember(member, "02", LocalDate.of(2015, 8, 1)))
                .isEmpty();

        assertThat(households.addMember(inLaws, new NewMember("女甲", daughter, "05"), "05"))
                .isEmpty();
        assertThat(households.members(parents)).hasSize(1);
        assertThat(households.formerMembers(parents)).extracting(Member::name).containsExactly("女甲");
        assertThat(households.householdOf(daughter)).contains(inLaws);
        assertThat(households.removeMember(member, "02", LocalDate.of(2015, 8, 2)))
                .isPresent();
    }

    @Test
    void theHeadLeavesOnlyAfterAnotherHasTakenTheirPlace() {
        CitizenId son = SyntheticPeople.man();
        HouseholdId id = household(SyntheticPeople.man());
        households.addMember(id, new NewMember("子甲", son, "03"), "07");
        Member head = households.members(id).get(0);
        assertThat(households.removeMember(head.id(), "01", LocalDate.of(2015, 8, 1)))
                .isPresent();

        households.changeHead(id, households.members(id).get(1).id(), "11");

        assertThat(households.removeMember(head.id(), "01", LocalDate.of(2015, 8, 1)))
                .isEmpty();
        assertThat(households.get(id).headName()).isEqualTo("子甲");
        assertThat(households.members(id)).singleElement().matches(Member::isHead);
    }

    @Test
    void aYearsFiguresTakeThePlaceOfThoseOfTheSameYear() {
        HouseholdId id = household(SyntheticPeople.man());
        YearlySnapshot full = full();
        households.recordSnapshot(id, YearlySnapshot.of(2014, 2), SnapshotSource.IMPORT);
        households.recordSnapshot(id, YearlySnapshot.of(2013, 2), SnapshotSource.IMPORT);

        households.recordSnapshot(id, full, SnapshotSource.VISIT);

        assertThat(households.snapshots(id)).extracting(RecordedSnapshot::year).containsExactly(2014, 2013);
        assertThat(households.snapshot(id, 2014)).contains(full);
        assertThat(households.snapshots(id).get(0).source()).isEqualTo(SnapshotSource.VISIT);
        assertThat(households.snapshot(id, 2012)).isEmpty();
    }

    @Test
    void aHouseholdEntersTheRegisterLeavesItAndComesBack() {
        HouseholdId id = household(SyntheticPeople.man());

        String number = households.enterRegister(id, ENTRY, CASE);
        households.changeStatus(id, HouseholdStatus.EXITED, CASE, LocalDate.of(2016, 12, 1), "EXIT");
        households.changeStatus(id, HouseholdStatus.RELAPSED, CASE, LocalDate.of(2017, 12, 1), "RELAPSE");

        Household household = households.get(id);
        assertThat(number).matches("430527105001\\d{4}");
        assertThat(household.householdNo()).isEqualTo(number);
        assertThat(household.entry()).isEqualTo(ENTRY);
        assertThat(household.status()).isEqualTo(HouseholdStatus.RELAPSED);
        assertThat(households.history(id))
                .extracting(StatusChange::to)
                .containsExactly(HouseholdStatus.POOR, HouseholdStatus.EXITED, HouseholdStatus.RELAPSED);
        assertThat(households.history(id)).allMatch(step -> step.caseNumber().equals(CASE));
    }

    @Test
    void numbersOfAVillageCountUp() {
        String first = households.enterRegister(household(SyntheticPeople.man()), ENTRY, CASE);
        String second = households.enterRegister(household(SyntheticPeople.man()), ENTRY, CASE);

        assertThat(Long.parseLong(second)).isEqualTo(Long.parseLong(first) + 1);
    }

    @Test
    void aHouseholdInTheRegisterCannotEnterAgainNorAnOrdinaryOneExit() {
        HouseholdId id = household(SyntheticPeople.man());
        assertThatThrownBy(() ->
                        households.changeStatus(id, HouseholdStatus.EXITED, CASE, LocalDate.of(2016, 12, 1), "EXIT"))
                .isInstanceOf(IllegalStateException.class);
        households.enterRegister(id, ENTRY, CASE);

        assertThatThrownBy(() -> households.enterRegister(id, ENTRY, CASE)).isInstanceOf(IllegalStateException.class);
        assertThat(households.history(id)).hasSize(1);
    }

    @Test
    void theDatabaseItselfRefusesAPoorHouseholdWithoutANumber() {
        HouseholdId id = household(SyntheticPeople.man());

        assertThatThrownBy(() -> jdbc.sql("update registry_household set status = 'POOR' where id = ?")
                        .param(id.value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void householdsOfAnAreaAreListedByStatus() {
        AreaCode village = new AreaCode("430527106002");
        HouseholdId ordinary = household(SyntheticPeople.man(), new AreaCode(village + "01"));
        HouseholdId poor = household(SyntheticPeople.man(), village);
        households.enterRegister(poor, ENTRY, CASE);

        assertThat(households.inArea(village, Set.of(HouseholdStatus.ORDINARY))).containsExactly(ordinary);
        assertThat(households.inArea(new AreaCode("430527106"), Set.of(HouseholdStatus.POOR)))
                .containsExactly(poor);
        assertThat(households.inArea(new AreaCode("430527106003"), Set.of(HouseholdStatus.POOR)))
                .isEmpty();
    }

    @Test
    void aSplitIsKnownFromBothSides() {
        HouseholdId parents = household(SyntheticPeople.man());
        HouseholdId son = household(SyntheticPeople.man());

        households.recordSplit(son, new HouseholdSplit(LocalDate.of(2014, 9, 1), parents));

        assertThat(households.splitOff(parents)).containsExactly(son);
        assertThat(households.get(son).split()).isEqualTo(new HouseholdSplit(LocalDate.of(2014, 9, 1), parents));
    }

    private HouseholdId household(CitizenId head) {
        return household(head, GROUP);
    }

    private HouseholdId household(CitizenId head, AreaCode area) {
        return households
                .register(
                        new NewHousehold(area, "示范路9号", null, List.of(new NewMember("主乙", head, "01"))),
                        RegistrationCause.ENTERED)
                .id();
    }

    private static YearlySnapshot full() {
        BigDecimal mu = new BigDecimal("1.50");
        return new YearlySnapshot(
                2014,
                3,
                new IncomeAccount(
                        new Money(101),
                        new Money(102),
                        new Money(103),
                        new Money(104),
                        new Money(105),
                        new Money(106),
                        new Money(107),
                        Map.of("0201", new Money(108), "04", new Money(109)),
                        new Money(110),
                        new Money(111),
                        new Money(112)),
                new YearlySnapshot.Spending(new Money(113), new Money(114)),
                new HousingFacts(new BigDecimal("80.00"), "02", 1998, "B", 2012),
                new WaterFacts(true, false, "井水"),
                new LandFacts(mu, mu, mu, mu, mu, mu, mu),
                new LivingFacts(true, false, true, false, "01", new BigDecimal("2.50"), "02", true, false, true),
                new RelocationFacts(true, "03", "jz", "b", "资金不足"));
    }
}
