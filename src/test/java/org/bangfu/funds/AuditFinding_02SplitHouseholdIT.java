package org.bangfu.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.Outcome;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.CitizenId;
import org.bangfu.common.Money;
import org.bangfu.common.PersonId;
import org.bangfu.integrity.IntegrityFlag;
import org.bangfu.integrity.IntegrityFlags;
import org.bangfu.integrity.IntegrityRefused;
import org.bangfu.integrity.IntegritySweep;
import org.bangfu.people.Staff;
import org.bangfu.people.roster.Relatives;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdSplits;
import org.bangfu.registry.Households;
import org.bangfu.registry.Member;
import org.bangfu.registry.NewHousehold;
import org.bangfu.registry.NewMember;
import org.bangfu.registry.NewSplit;
import org.bangfu.registry.RecordedSplit;
import org.bangfu.registry.Registration;
import org.bangfu.registry.RegistrationCause;
import org.bangfu.registry.SyntheticPeople;
import org.bangfu.testing.ActingAs;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Households split to enrol relatives (分户拆户): nothing new before the township has looked, and signs of kinship. */
@BangfuIT
class AuditFinding_02SplitHouseholdIT {

    private static final String COMMITTEE = "hongyan1-cunwei1";
    private static final String TOWNSHIP = "hongyan-xiangzhen1";
    private static final LocalDate TODAY = LocalDate.of(2018, 5, 2);

    @Autowired
    Grants grants;

    @Autowired
    Budgets budgets;

    @Autowired
    Households households;

    @Autowired
    HouseholdSplits splits;

    @Autowired
    IntegrityFlags flags;

    @Autowired
    IntegritySweep sweep;

    @Autowired
    Relatives relatives;

    @Autowired
    Staff staff;

    @Autowired
    CaseFiles cases;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @Autowired
    ActingAs acting;

    private TrialMoney trial;

    @BeforeEach
    void aYearWithMoney() {
        clock.moveTo(TODAY);
        trial = new TrialMoney(households, cases, jdbc, transaction, clock);
        acting.person(
                "xian-caizheng1",
                () -> budgets.raise(
                        2018,
                        FundChannel.SPECIAL,
                        FundCategory.RELIEF,
                        Money.yuan(100_000),
                        "试验" + System.nanoTime(),
                        clock.today()));
    }

    @Test
    void neitherHouseholdGetsAnythingNewBeforeTheTownshipHasReviewedTheSplit() {
        HouseholdId origin = trial.household();
        HouseholdId son = splitOff(origin, "新屋路1号");

        assertFrozen(origin);
        assertFrozen(son);
        RecordedSplit split = splits.ofHousehold(son).get(0);
        assertThat(reviewed(COMMITTEE, split, true)).contains("登记分户的人不能审查同一次分户，请由另一位同事审查");
        assertThat(reviewed(TOWNSHIP, split, true)).isEmpty();

        assertThat(splits.freeze(son)).isEmpty();
        assertThat(grants.approve(trial.relief(trial.approvedRelief(origin), "2018-FIRE", Money.yuan(100))))
                .isInstanceOf(Grant.class);
    }

    @Test
    void aSplitThatIsNotGenuineHoldsTheNewHouseholdForGoodAndLetsTheOldOneGo() {
        HouseholdId origin = trial.household();
        HouseholdId son = splitOff(origin, "新屋路2号");

        assertThat(reviewed(TOWNSHIP, splits.ofHousehold(son).get(0), false)).isEmpty();

        assertFrozen(son);
        assertThat(splits.freeze(origin)).isEmpty();
        assertThat(grants.approve(trial.relief(trial.approvedRelief(origin), "2018-FIRE", Money.yuan(100))))
                .isInstanceOf(Grant.class);
    }

    @Test
    void theDatabaseRefusesBothTheRegisterAndTheMoneyAndKeepsWhatWasRecorded() {
        HouseholdId origin = trial.household();
        HouseholdId son = splitOff(origin, "新屋路3号");
        String poor = "update registry_household set status = 'POOR', household_no = '4305271030019" + son
                + "', main_cause = '01' where id = ?";
        CaseNumber number = trial.approvedRelief(son);

        assertThat(attacked(poor, son.value()))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("split waits");
        assertThat(attacked(INSERT_GRANT, number.value()))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("split of the household waits");
        assertThat(attacked("delete from registry_split where new_household = ?", son.value()))
                .isInstanceOf(DataAccessException.class);
        assertThat(attacked("update registry_split set recorded_by = 'p0' where new_household = ?", son.value()))
                .isInstanceOf(DataAccessException.class);
        assertThat(attacked(
                        "insert into registry_split_review (split_id, recorded_by, genuine, reason, reviewed_by, reviewed_on)"
                                + " select id, recorded_by, true, '属实', recorded_by, recorded_on from registry_split"
                                + " where new_household = ?",
                        son.value()))
                .isInstanceOf(DataAccessException.class);

        reviewed(TOWNSHIP, splits.ofHousehold(son).get(0), true);
        assertThat(attacked(poor, son.value())).isNull();
        assertThat(attacked(INSERT_GRANT, number.value())).isNull();
    }

    @Test
    void whoLeavesAHouseholdAndIsRegisteredAsAnotherHasSplitOffIt() {
        HouseholdId origin = trial.household();
        Member wife = households.members(origin).get(1);
        assertThat(acting.person(COMMITTEE, () -> households.removeMember(wife.id(), "08", TODAY)))
                .isEmpty();

        HouseholdId alone = registered(wife.name(), wife.citizenId());

        assertThat(splits.ofHousehold(alone)).hasSize(1).allMatch(RecordedSplit::noticed);
        assertFrozen(alone);
        assertThat(splits.ofHousehold(registered("钱试验", SyntheticPeople.man()))).isEmpty();
    }

    @Test
    void aSplitShortlyBeforeAnApplicationIsShownAndAnOldOneIsNot() {
        HouseholdId recent = splitOff(trial.household(), "新屋路4号", TODAY.minusMonths(24));
        HouseholdId old =
                splitOff(trial.household(), "新屋路5号", TODAY.minusMonths(24).minusDays(1));
        CaseNumber one = trial.caseOf(recent, CaseKind.RELIEF);
        CaseNumber other = trial.caseOf(old, CaseKind.RELIEF);

        sweep.sweep();
        sweep.sweep();

        assertThat(flags.of(one)).extracting(IntegrityFlag::kind).containsExactly(IntegrityFlag.Kind.SPLIT_RECENT);
        assertThat(flags.of(other)).isEmpty();
    }

    @Test
    void aSplitOffRelativeOfACadreOrNeighbourUnderTheSameRoofIsShownAndAnsweredByAnother() {
        PersonId cadre = staff.byUsername("hongyan1-cunwei2").orElseThrow();
        HouseholdId origin = trial.household();
        relatives.declare(cadre, households.members(origin).get(1).citizenId(), "兄弟姐妹", cadre);

        HouseholdId sister = splitOff(origin, "新屋路6号");

        assertThat(flags.of(sister)).extracting(IntegrityFlag::kind).containsExactly(IntegrityFlag.Kind.SPLIT_KIN);
        long kin = flags.of(sister).get(0).id();
        assertThatThrownBy(() -> flags.answer(kin, cadre, false, "没有关系"))
                .isInstanceOf(IntegrityRefused.class)
                .hasMessageContaining("由其他人核实");
        assertThatThrownBy(() -> jdbc.sql("update integrity_flag set answered_by = about_person, answered_on = ?,"
                                + " stands = false, answer = '没有关系' where id = ?")
                        .params(TODAY, kin)
                        .update())
                .isInstanceOf(DataAccessException.class);
        flags.answer(kin, staff.byUsername(TOWNSHIP).orElseThrow(), true, "确为其妹，已按规定回避");

        HouseholdId other = trial.household();
        HouseholdId sameRoof = splitOff(other, " " + households.get(sister).address() + " ", TODAY);
        assertThat(flags.of(sameRoof))
                .extracting(IntegrityFlag::kind)
                .containsExactly(IntegrityFlag.Kind.SPLIT_ADDRESS);
        assertThat(flags.of(splitOff(trial.household(), "新屋路7号"))).isEmpty();
    }

    private static final String INSERT_GRANT =
            "insert into funds_grant (case_number, household_id, area, benefit_item, category, period, period_start,"
                    + " fund_year, amount_fen, payee_lookup, decision_id, decision_code, decision_role, decision_tier,"
                    + " approved_at, committed_at, committed_by, status, active_case, active_key, payee_key)"
                    + " select c.number, c.household_id, c.area, 'RELIEF_CASH', 'RELIEF', '2018-HAND', date '2018-05-02',"
                    + " 2018, 100, 'x', d.id, d.outcome_code, d.role, d.tier, d.decided_at, d.decided_at, 'p1', 'COMMITTED',"
                    + " c.number, cast(c.household_id as varchar(20)) || '|RELIEF_CASH|2018-HAND',"
                    + " 'x|RELIEF_CASH|2018-HAND' from case_file c join case_decision d on d.case_number = c.number"
                    + " where c.number = ? order by d.id desc fetch first 1 rows only";

    private @Nullable Throwable attacked(String sql, Object value) {
        return trial.attack(() -> jdbc.sql(sql).param(value).update());
    }

    private void assertFrozen(HouseholdId household) {
        assertThat(splits.freeze(household)).isPresent();
        CaseNumber number = trial.approvedRelief(household);
        assertThat(grants.approve(trial.relief(number, "2018-FIRE", Money.yuan(100))))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.Reason.SPLIT_NOT_REVIEWED));
        transaction.executeWithoutResult(status -> cases.close(number, Outcome.of("REFUSED", "不予救助")));
    }

    private Optional<String> reviewed(String who, RecordedSplit split, boolean genuine) {
        PersonId by = staff.byUsername(who).orElseThrow();
        return acting.person(who, () -> splits.review(split.id(), genuine, "入户核实", by));
    }

    private HouseholdId splitOff(HouseholdId origin, String address) {
        return splitOff(origin, address, TODAY);
    }

    /** The second member leaves. */
    private HouseholdId splitOff(HouseholdId origin, String address, LocalDate on) {
        Member leaving = households.members(origin).get(1);
        Registration registration = acting.person(
                COMMITTEE,
                () -> splits.split(new NewSplit(
                        origin,
                        Map.of(leaving.id(), Member.HEAD),
                        new AreaCode(TrialMoney.VILLAGE),
                        address,
                        on,
                        "成家后分开生活")));
        assertThat(registration).isInstanceOf(Registration.Registered.class);
        return registration.id();
    }

    private HouseholdId registered(String name, CitizenId citizen) {
        return acting.person(
                COMMITTEE,
                () -> households
                        .register(
                                new NewHousehold(
                                        new AreaCode(TrialMoney.VILLAGE),
                                        "后门路" + name + "号",
                                        null,
                                        List.of(new NewMember(name, citizen, Member.HEAD))),
                                RegistrationCause.ENTERED)
                        .id());
    }
}
