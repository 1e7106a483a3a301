package org.bangfu.housing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bangfu.common.CaseNumber;
import org.bangfu.testing.BangfuIT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the database refuses by itself, whoever writes to it. */
@BangfuIT
class HousingDatabaseIT {

    @Autowired
    BeanFactory beans;

    @Autowired
    HousingPlaces places;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private HousingSteps steps;

    @BeforeEach
    void aYearWithMoney() {
        steps = new HousingSteps(beans);
        steps.begin();
    }

    @Test
    void tenWhoApproveAtOnceTakeNoMoreThanTheYearsPlaces() throws Exception {
        int year = 2041;
        List<CaseNumber> cases = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            cases.add(steps.applied(steps.family()));
        }

        List<Boolean> taken = together(
                cases,
                number -> transaction.execute(status -> {
                    if (places.takenByOthers(year, number) >= 4) {
                        return false;
                    }
                    places.take(year, 4, number, steps.clock.today());
                    return true;
                }));

        assertThat(taken).filteredOn(Boolean::booleanValue).hasSize(4);
        assertThat(taken(year)).containsExactlyInAnyOrder(1, 2, 3, 4);
    }

    @Test
    void evenWhoDoesNotCountTakesNoMoreThanTheYearsPlaces() throws Exception {
        int year = 2042;
        jdbc.sql("update housing_quota set places = 3 where quota_year = ?")
                .param(year)
                .update();
        List<CaseNumber> cases = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            cases.add(steps.applied(steps.family()));
        }

        List<Boolean> taken = together(cases, number -> {
            for (int place = 1; place <= 5; place++) {
                if (wasInserted(year, place, 3, number)) {
                    return true;
                }
            }
            return false;
        });

        assertThat(taken).filteredOn(Boolean::booleanValue).hasSize(3);
        assertThat(taken(year)).containsExactlyInAnyOrder(1, 2, 3);
    }

    private boolean wasInserted(int year, int place, int of, CaseNumber number) {
        try {
            insertPlace(year, place, of, number);
            return true;
        } catch (DataAccessException e) {
            return false;
        }
    }

    private void insertPlace(int year, int place, int of, CaseNumber number) {
        jdbc.sql("insert into housing_place (quota_year, place_no, places, case_number, taken_on)"
                        + " values (?, ?, ?, ?, ?)")
                .params(year, place, of, number.value(), steps.clock.today())
                .update();
    }

    private List<Integer> taken(int year) {
        return jdbc.sql("select place_no from housing_place where quota_year = ?")
                .param(year)
                .query(Integer.class)
                .list();
    }

    @Test
    void aPlaceBeyondTheNumberOfPlacesIsRefused() {
        int year = 2043;
        jdbc.sql("update housing_quota set places = 2 where quota_year = ?")
                .param(year)
                .update();
        CaseNumber number = steps.applied(steps.family());

        assertThatThrownBy(() -> insertPlace(year, 3, 2, number)).isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> insertPlace(year, 3, 3, number)).isInstanceOf(DataIntegrityViolationException.class);
        insertPlace(year, 2, 2, number);
        assertThatThrownBy(() -> insertPlace(year, 1, 2, number)).isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> jdbc.sql("update housing_quota set places = 1 where quota_year = ?")
                        .param(year)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        jdbc.sql("update housing_quota set places = 5 where quota_year = ?")
                .param(year)
                .update();

        assertThat(jdbc.sql("select places from housing_place where case_number = ?")
                        .param(number.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);
    }

    @Test
    void aSmallerQuotaTakesNoPlaceAwayAndGivesNoMore() {
        int year = 2044;
        CaseNumber first = steps.applied(steps.family());
        CaseNumber second = steps.applied(steps.family());
        LocalDate today = steps.clock.today();
        transaction.executeWithoutResult(status -> {
            assertThat(places.takenByOthers(year, first)).isZero();
            places.take(year, 2, first, today);
            places.take(year, 2, first, today);
        });

        transaction.executeWithoutResult(status -> {
            assertThat(places.takenByOthers(year, second)).isEqualTo(1);
            places.take(year, 2, second, today);
        });
        places.free(first);
        CaseNumber third = steps.applied(steps.family());
        transaction.executeWithoutResult(status -> {
            assertThat(places.takenByOthers(year, third)).isEqualTo(1);
            places.take(year, 1, third, today);
        });

        assertThat(taken(year)).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void aHouseholdThatHasAGrantGetsNoSecondOneWithinTheYears() {
        CaseNumber first = steps.approved(steps.family());

        assertThatThrownBy(() -> anotherGrant(first, "HOUSING_GRANT")).isInstanceOf(DataAccessException.class);
        assertThatCode(() -> anotherGrant(first, "RELOCATION_GRANT")).doesNotThrowAnyException();
        assertThat(exclusiveUntil(first)).isEqualTo(approvedOn(first).plusYears(10));
    }

    /** Another grant of the household, for another year and by the same decision: as an attacker would write it. */
    private void anotherGrant(CaseNumber number, String item) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("insert into funds_grant (case_number, household_id, area, benefit_item, category, period,"
                            + " period_start, fund_year, amount_fen, payee_lookup, decision_id, decision_code,"
                            + " decision_role, decision_tier, approved_at, committed_at, committed_by, status)"
                            + " select case_number, household_id, area, ?, category, '2019', period_start,"
                            + " fund_year, amount_fen, payee_lookup, decision_id, decision_code, decision_role,"
                            + " decision_tier, approved_at, committed_at, committed_by, 'CANCELLED' from funds_grant"
                            + " where active_case = ?")
                    .params(item, number.value())
                    .update();
        });
    }

    private LocalDate exclusiveUntil(CaseNumber number) {
        return jdbc.sql("select exclusive_until from funds_grant where active_case = ?")
                .param(number.value())
                .query(LocalDate.class)
                .single();
    }

    private LocalDate approvedOn(CaseNumber number) {
        return jdbc.sql("select approved_on from housing_case where case_number = ?")
                .param(number.value())
                .query(LocalDate.class)
                .single();
    }

    @Test
    void aThirdInstalmentIsMoreThanWasApproved() {
        CaseNumber number = steps.approved(steps.family());

        assertThatThrownBy(() -> jdbc.sql("insert into funds_instalment (grant_id, instalment_key, position_no,"
                                + " amount_fen, release_condition) select id, 'EXTRA', 3, 1, '' from funds_grant"
                                + " where active_case = ?")
                        .param(number.value())
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void whatDoesNotFitIsRefusedColumnByColumn() {
        CaseNumber number = steps.approved(steps.family());
        steps.agreed(number, 60);

        refused("method = 'REPAIR'", number);
        refused("grade = 'B'", number);
        refused("agreed_m2 = 60.01", number);
        refused("agreed_m2 = 29.99", number);
        refused("agreed_on = approved_on - interval '1' day", number);
        refused(
                "completed_on = started_on",
                "started_on = agreed_on, completed_on = agreed_on, demolished = false",
                number);
        refused("accepted without completion", "accepted_on = agreed_on, built_m2 = 60, quality = 'A'", number);
        refused(
                "accepted above the area",
                "started_on = agreed_on, completed_on = agreed_on, demolished = true, accepted_on = agreed_on,"
                        + " built_m2 = 60.01, quality = 'A'",
                number);
        refused("closed_on = agreed_on", number);
        refused("refusal = 'BY_VOTE'", number);
        refused("amount_fen = 0", number);
    }

    private void refused(String set, CaseNumber number) {
        refused(set, set, number);
    }

    private void refused(String what, String set, CaseNumber number) {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    status.setRollbackOnly();
                    jdbc.sql("update housing_case set " + set + " where case_number = ?")
                            .param(number.value())
                            .update();
                }))
                .as(what)
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aThirdAppraisalAndASecondUseOfAReportAreRefused() {
        CaseNumber number = steps.applied(steps.family());
        steps.graded(number, HousingSteps.FALLING, false);

        assertThatThrownBy(() -> copied(number, 3, "另一份")).isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> jdbc.sql("insert into housing_appraisal select case_number, 2, no_house, foundation,"
                                + " walls, columns_grade, beams, roof, lived_in, report_no, appraiser, findings,"
                                + " appraised_on, recorded_by, grade, wish_reason from housing_appraisal"
                                + " where case_number = ?")
                        .param(number.value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private void copied(CaseNumber number, int round, String report) {
        jdbc.sql("insert into housing_appraisal select case_number, ?, no_house, foundation, walls, columns_grade,"
                        + " beams, roof, lived_in, ?, appraiser, findings, appraised_on, recorded_by, grade, wish_reason"
                        + " from housing_appraisal where case_number = ?")
                .params(round, report + number.value(), number.value())
                .update();
    }

    private interface Deed {
        boolean by(CaseNumber number);
    }

    private static List<Boolean> together(List<CaseNumber> cases, Deed deed) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(5);
        try {
            List<Future<Boolean>> running = new ArrayList<>();
            for (CaseNumber number : cases) {
                running.add(pool.submit(() -> {
                    start.await();
                    return deed.by(number);
                }));
            }
            start.countDown();
            List<Boolean> results = new ArrayList<>();
            for (Future<Boolean> one : running) {
                results.add(one.get(60, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
