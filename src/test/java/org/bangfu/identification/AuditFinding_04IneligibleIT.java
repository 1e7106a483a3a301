package org.bangfu.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.bangfu.casefile.Evidence;
import org.bangfu.casefile.EvidenceKind;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.CitizenId;
import org.bangfu.common.PersonId;
import org.bangfu.integrity.IntegrityFlag;
import org.bangfu.integrity.IntegrityFlags;
import org.bangfu.people.Staff;
import org.bangfu.policy.Severity;
import org.bangfu.registry.ComparisonLists;
import org.bangfu.registry.ComparisonSource;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.Households;
import org.bangfu.registry.NewComparisonRow;
import org.bangfu.registry.NewHousehold;
import org.bangfu.registry.NewMember;
import org.bangfu.registry.RegistrationCause;
import org.bangfu.registry.SyntheticPeople;
import org.bangfu.testing.ActingAs;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.Photos;
import org.bangfu.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Car, flat, business, public salary: a hit bars, only the county lifts it and with an attachment, new lists are answered. */
@BangfuIT
class AuditFinding_04IneligibleIT {

    private static final AreaCode GROUP = new AreaCode("43052710300101");
    private static final String COMMITTEE = "hongyan1-cunwei1";
    private static final String TOWNSHIP = "hongyan-xiangzhen1";
    private static final String COUNTY = "xian-fupin1";
    private static final LocalDate TODAY = LocalDate.of(2015, 8, 3);

    private record Means(ComparisonSource source, String kind, String gone) {}

    private static final List<Means> BARRING = List.of(
            new Means(ComparisonSource.VEHICLE, "CAR", "SCRAPPED"),
            new Means(ComparisonSource.REAL_ESTATE, "TOWN_FLAT", "SOLD"),
            new Means(ComparisonSource.COMPANY, "LEGAL_REPRESENTATIVE", "CLOSED"),
            new Means(ComparisonSource.PAYROLL, "CIVIL_SERVANT", "ENDED"));

    @Autowired
    Identifications identifications;

    @Autowired
    Assessments assessments;

    @Autowired
    Hits hits;

    @Autowired
    Households households;

    @Autowired
    ComparisonLists lists;

    @Autowired
    IntegrityFlags flags;

    @Autowired
    Evidence evidence;

    @Autowired
    Staff staff;

    @Autowired
    ActingAs acting;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @BeforeEach
    void onAMondayInAugust() {
        clock.moveTo(TODAY);
    }

    @Test
    void carFlatBusinessAndPublicSalaryBarAndWhatIsGoneDoesNot() {
        for (Means means : BARRING) {
            undone(() -> {
                CitizenId owner = SyntheticPeople.man();
                CitizenId former = SyntheticPeople.man();
                CaseNumber number = opened(household(owner));
                CaseNumber other = opened(household(former));
                listed(means.source(), row(owner, means, live(means), "甲"), row(former, means, means.gone(), "乙"));

                assertThat(compared(number))
                        .as(means.kind())
                        .anyMatch(hit -> hit.severity() == Severity.VETO && hit.bars());
                assertThat(compared(other)).as(means.kind()).noneMatch(Hit::bars);
            });
        }
    }

    @Test
    void onlyTheCountyLiftsAHitAndOnlyWithAnAttachment() {
        undone(() -> {
            CitizenId owner = SyntheticPeople.man();
            CaseNumber number = opened(household(owner));
            Means car = BARRING.get(0);
            listed(car.source(), row(owner, car, live(car), "甲"));
            long hit = veto(number).id();

            assertThatThrownBy(() -> proposed(number, hit, null))
                    .isInstanceOf(IdentificationRefused.class)
                    .hasMessageContaining("证明材料");
            proposed(number, hit, proof(number));
            assertThat(hits.current(number)).anyMatch(Hit::bars);
            hits.confirmExceptions(number, true, "属实", id(COUNTY), TODAY);
            assertThat(hits.current(number)).noneMatch(Hit::bars);
        });
    }

    @Test
    void theDatabaseTakesNoExceptionWithoutTheCasesOwnAttachmentNorFromOnePerson() {
        undone(() -> {
            CitizenId owner = SyntheticPeople.man();
            CaseNumber number = opened(household(owner));
            CaseNumber other = opened(household(SyntheticPeople.man()));
            Means car = BARRING.get(0);
            listed(car.source(), row(owner, car, live(car), "甲"));
            long hit = veto(number).id();
            long foreign = proof(other);
            long own = proof(number);
            String exception =
                    "update identification_hit set conclusion = 'EXCEPTION', conclusion_reason = 'x', concluded_by ="
                            + " 'p1', exception_code = 'SOLD_OR_SCRAPPED', ";

            assertThat(refuses(exception + "exception_evidence = null where id = " + hit))
                    .isTrue();
            assertThat(refuses(exception + "exception_evidence = " + foreign + " where id = " + hit))
                    .isTrue();
            assertThat(refuses(exception + "exception_evidence = " + own + ", confirmed = true, confirmed_by = 'p1'"
                            + " where id = " + hit))
                    .isTrue();
            assertThat(refuses(exception + "exception_evidence = " + own + ", confirmed = true, confirmed_by = 'p2'"
                            + " where id = " + hit))
                    .isFalse();
        });
    }

    @Test
    void whatANewListSaysOfARegisteredHouseholdOrAnOpenCaseHasToBeAnswered() {
        for (Means means : BARRING) {
            undone(() -> {
                CitizenId open = SyntheticPeople.man();
                CitizenId registered = SyntheticPeople.man();
                CitizenId ordinary = SyntheticPeople.man();
                HouseholdId openOne = household(open);
                CaseNumber number = opened(openOne);
                HouseholdId poor = household(registered);
                jdbc.sql(
                                "update registry_household set status = 'POOR', household_no = ?, main_cause = '01' where id = ?")
                        .params("4305271030018" + poor, poor.value())
                        .update();
                HouseholdId neither = household(ordinary);
                NewComparisonRow first = row(open, means, live(means), "甲");
                NewComparisonRow second = row(registered, means, live(means), "乙");

                listed(means.source(), first, second, row(ordinary, means, live(means), "丙"));

                assertThat(flags.of(number))
                        .extracting(IntegrityFlag::kind)
                        .containsExactly(IntegrityFlag.Kind.LIST_HIT);
                assertThat(flags.of(poor)).extracting(IntegrityFlag::kind).containsExactly(IntegrityFlag.Kind.LIST_HIT);
                assertThat(flags.of(neither)).isEmpty();
                listed(means.source(), first, row(registered, means, live(means), "新"));
                assertThat(flags.of(number)).as("known since the list before").hasSize(1);
                assertThat(flags.of(poor)).hasSize(2);
                listed(means.source(), row(open, means, means.gone(), "新"));
                assertThat(flags.of(number)).as("gone").hasSize(1);
            });
        }
    }

    private static String live(Means means) {
        return switch (means.source()) {
            case VEHICLE -> "REGISTERED";
            case REAL_ESTATE -> "OWNED";
            case COMPANY -> "OPERATING";
            default -> "PAID";
        };
    }

    private static NewComparisonRow row(CitizenId citizen, Means means, String state, String detail) {
        return new NewComparisonRow(
                "周示例", citizen, null, means.kind(), state, detail, null, null, false, TODAY.minusDays(3));
    }

    private HouseholdId household(CitizenId head) {
        return households
                .register(
                        new NewHousehold(GROUP, "示范路5号", null, List.of(new NewMember("周示例", head, "01"))),
                        RegistrationCause.ENTERED)
                .id();
    }

    private CaseNumber opened(HouseholdId household) {
        return acting.person(COMMITTEE, () -> identifications.open(household, Origin.FOUND, "走访发现生活困难", ""));
    }

    private void listed(ComparisonSource source, NewComparisonRow... rows) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql(
                        "insert into registry_import (kind, area_code, status, file_name, file_size, content_hash, active_hash,"
                                + " uploaded_by, uploaded_at) values (:kind, '430527', 'ACCEPTED', '名单.xlsx', 1, 'x', :hash, 'p1', :at)")
                .param("kind", source.name())
                .param("hash", "trial " + System.nanoTime())
                .param("at", OffsetDateTime.ofInstant(clock.now(), ZoneOffset.UTC))
                .update(key, "id");
        long id = Objects.requireNonNull(key.getKeyAs(Long.class));
        lists.add(id, source, List.of(rows));
        lists.accept(id, source, TODAY, rows.length);
    }

    private List<Hit> compared(CaseNumber number) {
        return hits.open(
                number,
                assessments.ofExclusions(identifications.get(number).surveyed()).record());
    }

    private Hit veto(CaseNumber number) {
        return compared(number).stream()
                .filter(hit -> hit.severity() == Severity.VETO)
                .findFirst()
                .orElseThrow();
    }

    private long proof(CaseNumber number) {
        return acting.person(
                TOWNSHIP,
                () -> evidence.store(number, EvidenceKind.EXCEPTION_PROOF, "报废证明.jpg", Photos.jpeg())
                        .id());
    }

    private void proposed(CaseNumber number, long hit, @Nullable Long proof) {
        acting.person(
                TOWNSHIP,
                () -> identifications.answerHits(
                        number,
                        List.of(new Identifications.Answer(
                                hit, Hit.Conclusion.EXCEPTION, "车已报废，未注销", "SOLD_OR_SCRAPPED", proof))));
    }

    private PersonId id(String username) {
        return staff.byUsername(username).orElseThrow();
    }

    /** In a transaction that leaves nothing behind: lists count for everybody. */
    private void undone(Runnable deed) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            deed.run();
        });
    }

    /** Within a savepoint, so that the transaction goes on. */
    private boolean refuses(String sql) {
        TransactionTemplate nested =
                new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        return Boolean.TRUE.equals(nested.execute(status -> {
            status.setRollbackOnly();
            try {
                return jdbc.sql(sql).update() == 0;
            } catch (DataAccessException e) {
                return true;
            }
        }));
    }
}
