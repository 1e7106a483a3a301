package org.bangfu.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.engine.OpenTasks;
import org.bangfu.engine.TaskRefused;
import org.bangfu.identification.Identifications;
import org.bangfu.identification.Origin;
import org.bangfu.integrity.IntegrityFlag;
import org.bangfu.integrity.IntegrityFlags;
import org.bangfu.integrity.IntegritySweep;
import org.bangfu.people.roster.People;
import org.bangfu.people.roster.Posts;
import org.bangfu.people.roster.Relatives;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.Households;
import org.bangfu.registry.NewHousehold;
import org.bangfu.registry.NewMember;
import org.bangfu.registry.RegistrationCause;
import org.bangfu.registry.SyntheticPeople;
import org.bangfu.testing.ActingAs;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.EngineJobs;
import org.bangfu.testing.TasklistSession;
import org.bangfu.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Favouritism (优亲厚友): who is declared related neither claims nor completes, nor does anybody in his place. */
@BangfuIT
class AuditFinding_07CadresRelativesIT {

    private static final LocalDate MONDAY = LocalDate.of(2015, 8, 3);
    private static final AreaCode VILLAGE = new AreaCode("430527107002");
    private static final String GROUP = "43052710700201";
    private static final String PASSWORD = "correct-horse-1";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Posts posts;

    @Autowired
    Relatives relatives;

    @Autowired
    Households households;

    @Autowired
    Identifications identifications;

    @Autowired
    CaseFiles cases;

    @Autowired
    OpenTasks tasks;

    @Autowired
    IntegrityFlags flags;

    @Autowired
    IntegritySweep sweep;

    @Autowired
    EngineJobs jobs;

    @Autowired
    ActingAs acting;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void onAMonday() {
        clock.moveTo(MONDAY);
    }

    @Test
    void theRelatedActorIsRefusedAndAColleagueIsNot() {
        Cadre related = cadre("测试·亲属");
        Cadre colleague = cadre("测试·同事");
        HouseholdId household = TrialHouseholds.in(households, GROUP);
        CaseNumber number = opened(household, colleague);
        declare(related, household);

        assertRefused(related, number);
        assertThatCode(() -> accept(colleague, number)).doesNotThrowAnyException();
    }

    @Test
    void aCadreDoesNotHandleTheCaseOfTheOwnHousehold() {
        Cadre head = cadre("测试·本人");
        Cadre colleague = cadre("测试·同事");
        HouseholdId household = TrialHouseholds.in(households, GROUP);
        CaseNumber number = opened(household, colleague);
        relatives.declare(head.id(), households.members(household).get(0).citizenId(), "本人", head.id());

        assertRefused(head, number);
    }

    /** The holder with a relative is asked to let somebody else act (ADR 0015); that person must not be related either. */
    @Test
    void aSubstitutionDoesNotHelpARelatedActorOnEitherSide() {
        Cadre holder = cadre("测试·本岗");
        Cadre colleague = cadre("测试·同事");
        Cadre related = substitute(holder, "测试·亲属代办");
        Cadre unrelated = substitute(holder, "测试·代办");
        HouseholdId household = TrialHouseholds.in(households, GROUP);
        CaseNumber number = opened(household, colleague);
        declare(related, household);
        declare(holder, household);

        assertRefused(related, number);
        assertRefused(holder, number);
        assertThatCode(() -> accept(unrelated, number)).doesNotThrowAnyException();
    }

    private Cadre substitute(Cadre holder, String name) {
        String username = "test-" + UUID.randomUUID().toString().substring(0, 8);
        PersonId id = people.add(username, name, PASSWORD, false);
        posts.substitute(posts.of(holder.id()).get(0).number(), id, MONDAY, MONDAY.plusDays(3));
        return new Cadre(username, id);
    }

    @Test
    void whatWasDeclaredCannotBeTakenBackByDirectSql() {
        Cadre related = cadre("测试·亲属");
        HouseholdId household = TrialHouseholds.in(households, GROUP);
        declare(related, household);
        long person = Long.parseLong(related.id().value().substring(1));

        assertThatThrownBy(() -> jdbc.sql("delete from declared_relative where person_number = ?")
                        .param(person)
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("update declared_relative set citizen_lookup = ? where person_number = ?")
                        .params("0".repeat(64), person)
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThat(relatives.relationsOf(related.id())).containsExactly("兄弟姐妹");
    }

    @Test
    void aRareSurnameInCommonIsShownAndACommonOneIsNot() {
        AreaCode village = new AreaCode("430527207007");
        for (int i = 0; i < 9; i++) {
            household(village, i < 8 ? "钟试验" : "游试验");
        }
        HouseholdId rare = household(village, "游样例");
        HouseholdId common = household(village, "钟样例");
        CaseNumber handledByRare = handled(rare, village, cadreAt("示范村·游干部", village));
        CaseNumber handledByCommon = handled(common, village, cadreAt("钟干部", village));

        sweep.sweep();

        assertThat(flags.of(handledByRare)).extracting(IntegrityFlag::kind).containsExactly(IntegrityFlag.Kind.SURNAME);
        assertThat(flags.of(handledByCommon)).isEmpty();
    }

    @Test
    void approvalsHeapedOnOneVillageAreShownAndEvenOnesAreNot() {
        AreaCode first = new AreaCode("430527208001");
        AreaCode second = new AreaCode("430527208002");
        PersonId partial = cadreAt("测试·偏", first).id();
        PersonId even = cadreAt("测试·匀", first).id();
        for (int i = 0; i < 14; i++) {
            approved(first, partial);
            approved(second, even);
            approved(i % 2 == 0 ? first : second, even);
        }

        sweep.sweep();
        sweep.sweep();

        List<IntegrityFlag> raised = flags.within(List.of(new AreaCode("430527208")), 100).stream()
                .filter(flag -> flag.kind() == IntegrityFlag.Kind.APPROVALS)
                .toList();
        assertThat(raised).extracting(IntegrityFlag::about).containsExactly(partial);
        assertThat(raised.get(0).area()).isEqualTo(first);
    }

    private record Cadre(String username, PersonId id) {}

    private Cadre cadre(String name) {
        return cadreAt(name, VILLAGE);
    }

    private Cadre cadreAt(String name, AreaCode village) {
        String username = "test-" + UUID.randomUUID().toString().substring(0, 8);
        PersonId id = people.add(username, name, PASSWORD, false);
        posts.assign(id, Role.VILLAGE_COMMITTEE, village, MONDAY.minusYears(1));
        return new Cadre(username, id);
    }

    private CaseNumber opened(HouseholdId household, Cadre by) {
        CaseNumber number = acting.person(
                by.username(), () -> identifications.open(household, Origin.APPLICATION, "家中缺劳力，生活困难", ""));
        jobs.runDue();
        return number;
    }

    private void declare(Cadre cadre, HouseholdId household) {
        relatives.declare(cadre.id(), households.members(household).get(1).citizenId(), "兄弟姐妹", cadre.id());
    }

    private void assertRefused(Cadre cadre, CaseNumber number) {
        HttpResponse<String> claim = claim(cadre, number);
        assertThat(claim.statusCode()).isEqualTo(422);
        assertThat(claim.body()).contains("应当回避");
        assertThatThrownBy(() -> accept(cadre, number))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining("应当回避");
    }

    private HttpResponse<String> claim(Cadre cadre, CaseNumber number) {
        return new TasklistSession(port)
                .signedIn(cadre.username(), PASSWORD)
                .engine("POST", "/task/" + taskOf(cadre, number) + "/claim", "{\"userId\":\"" + cadre.id() + "\"}");
    }

    private String taskOf(Cadre cadre, CaseNumber number) {
        return acting.person(cadre.username(), () -> tasks.ofCase(number))
                .get(0)
                .id();
    }

    private void accept(Cadre cadre, CaseNumber number) {
        String task = taskOf(cadre, number);
        acting.person(cadre.username(), () -> tasks.complete(task, Map.of("decision", "ACCEPT")));
    }

    private HouseholdId household(AreaCode village, String head) {
        return households
                .register(
                        new NewHousehold(
                                village, "试验路", null, List.of(new NewMember(head, SyntheticPeople.man(), "01"))),
                        RegistrationCause.ENTERED)
                .id();
    }

    /** A case in which the cadre has decided something. */
    private CaseNumber handled(HouseholdId household, AreaCode village, Cadre by) {
        return decided(household, village, Role.VILLAGE_COMMITTEE, by.id(), "ACCEPT");
    }

    private void approved(AreaCode village, PersonId by) {
        decided(household(village, "试验"), village, Role.TOWNSHIP_OFFICE, by, "APPROVE");
    }

    private CaseNumber decided(HouseholdId household, AreaCode village, Role role, PersonId by, String outcome) {
        return transaction.execute(status -> {
            CaseNumber number = cases.open(CaseKind.REVIEW, household, village).number();
            cases.decided(new Decision(
                    number,
                    "trial-" + UUID.randomUUID(),
                    "userTask_trial",
                    "试验",
                    role,
                    by,
                    Outcome.of(outcome, "同意"),
                    ""));
            return number;
        });
    }
}
