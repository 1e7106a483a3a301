package org.bangfu.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Role;
import org.bangfu.engine.Answers;
import org.bangfu.engine.CaseProcesses;
import org.bangfu.engine.ProcessVariable;
import org.bangfu.identification.Hit;
import org.bangfu.identification.Identifications;
import org.bangfu.notices.NoticeType;
import org.bangfu.policy.exclusion.ExceptionCode;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.Households;
import org.bangfu.registry.Member;
import org.bangfu.registry.SyntheticPeople;
import org.bangfu.registry.imports.HouseholdSheet;
import org.bangfu.registry.imports.ImportBatch;
import org.bangfu.registry.imports.Imports;
import org.bangfu.testing.EngineJobs;
import org.bangfu.testing.TasklistSession.Attachment;
import org.bangfu.testing.TestClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Everything that people of the county do about households, once, over real HTTP and with valid bodies: from adding a
 * household to its register form, a refusal with re-examination and withdrawal, a campaign, an objection, imports. What a
 * person can fill in freely is filled with words that stand nowhere else ({@link #MARK}), names with characters that
 * hardly anybody bears.
 */
class CountyJourney {

    static final AreaCode GROUP = new AreaCode("43052710300101");
    static final AreaCode VILLAGE = new AreaCode("430527103001");
    static final AreaCode TOWNSHIP = new AreaCode("430527103");

    /** Begins every word that a person wrote freely during the journey. */
    static final String MARK = "爩鱻籱";

    /** Begins every name of the journey's households. */
    static final String SURNAME = "龘靐";

    private static final String COMMITTEE = "hongyan1-cunwei1";
    private static final String TEAM = "hongyan1-gongzuodui1";
    private static final String COLLEAGUE = "hongyan1-gongzuodui2";
    private static final String GROUP_HEAD = "hongyan1-zu1";
    private static final String STATION = "hongyan-xiangzhen1";
    private static final String COUNTY = "xian-fupin1";
    private static final String LEADERS = "xian-lingdao1";
    private static final String ADMINISTRATOR = "guanli1";
    private static final AreaCode COUNTY_AREA = new AreaCode("430527");
    private static final String PARAMETER = "posting.round1.higherLevel";

    private static final Set<Role> KEEPERS = Set.of(
            Role.VILLAGE_COMMITTEE, Role.VILLAGE_TEAM, Role.TOWNSHIP_OFFICE, Role.TOWNSHIP_CIVIL, Role.COUNTY_POVERTY);
    private static final Set<Role> VILLAGERS = Set.of(Role.VILLAGE_COMMITTEE, Role.VILLAGE_TEAM);
    private static final Set<Role> READING = all(Role::readsRegister);
    private static final Set<Role> ACTING = all(role -> role.readsRegister() && role.actsOnCases());

    private static final AtomicInteger WORDS = new AtomicInteger();
    private static final AtomicInteger PHONES = new AtomicInteger(13_700_000);

    private final Households households;
    private final Identifications identifications;
    private final CaseFiles cases;
    private final CaseProcesses processes;
    private final Imports imports;
    private final EngineJobs jobs;
    private final TestClock clock;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    CountyJourney(
            Households households,
            Identifications identifications,
            CaseFiles cases,
            CaseProcesses processes,
            Imports imports,
            EngineJobs jobs,
            TestClock clock,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.households = households;
        this.identifications = identifications;
        this.cases = cases;
        this.processes = processes;
        this.imports = imports;
        this.jobs = jobs;
        this.clock = clock;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    /** What the journey left behind. */
    record Left(
            HouseholdId household,
            CaseNumber identified,
            CaseNumber refused,
            CaseNumber objection,
            CaseNumber waiting,
            String task,
            String sheet,
            String meeting,
            String batch) {}

    /** Goes the whole way; every deed is shown to the watcher first and must then succeed for its doer. */
    Left run(Walk walk) {
        return new Run(walk).all();
    }

    private static Set<Role> all(Predicate<Role> which) {
        return Arrays.stream(Role.values()).filter(which).collect(Collectors.toUnmodifiableSet());
    }

    /** A word of its own for one field. */
    static String word(String field) {
        return MARK + "第" + WORDS.incrementAndGet() + "句" + field;
    }

    /** One walk through the county. */
    private final class Run {

        private final Walk walk;
        private final VillageDesk desk;

        Run(Walk walk) {
            this.walk = walk;
            this.desk = new VillageDesk(walk, jobs, clock);
        }

        Left all() {
            clock.moveTo(LocalDate.of(2015, 8, 3));
            String batch = imported();

            HouseholdId household = desk.added("甲");
            search(household);
            walk.form(
                    COMMITTEE,
                    GROUP,
                    KEEPERS,
                    "/households/{id}/reveal",
                    "/households/" + household + "/reveal",
                    200,
                    Map.of("purpose", word("用途")));
            CaseNumber number = opened(household, "APPLICATION");
            evidence(number);
            accepted(number);
            visited(number, false);
            met(GROUP_HEAD, Role.VILLAGER_GROUP, GROUP, number, "userTask_appraiseInGroup");
            compared(number);
            String meeting = met(COMMITTEE, Role.VILLAGE_COMMITTEE, VILLAGE, number, "userTask_voteInAssembly");
            walk.submitted(
                    COMMITTEE,
                    number,
                    "userTask_signPreliminaryList",
                    Map.of("verifiedWithTeam", true, "signed", true));
            String sheet = drawnUpTwice(number);
            desk.posted(sheet);
            CaseNumber objection = objected(number);
            desk.takenDown(sheet);
            walk.submitted(STATION, number, "userTask_reviewTownship", reviewed());
            if (walk.waits(COMMITTEE, number, "userTask_postNotice")) {
                String second = desk.drawnUp(walk.taskOf(COMMITTEE, number, "userTask_postNotice"));
                desk.posted(second);
                desk.takenDown(second);
            }
            walk.submitted(COUNTY, number, "userTask_reviewCounty", reviewed());
            walk.submitted(LEADERS, number, "userTask_determine", Map.of("decision", "APPROVE"));
            walk.submitted(
                    COMMITTEE,
                    number,
                    "userTask_hangAnnouncement",
                    Map.of("hungOn", walk.today(), "place", word("张贴地点")));
            registered(number);
            assertThat(String.valueOf(cases.get(number).outcome())).contains("IDENTIFIED");

            CaseNumber refused = refusedAndWithdrawn();
            CaseNumber waiting = campaign();
            people();
            parameters();
            return new Left(
                    household,
                    number,
                    refused,
                    objection,
                    waiting,
                    walk.taskOf(TEAM, waiting, "userTask_visitHousehold"),
                    sheet,
                    meeting,
                    batch);
        }

        // ---- the register

        private void search(HouseholdId household) {
            assertThat(walk.form(
                                    COMMITTEE,
                                    VILLAGE,
                                    READING,
                                    "/households/search",
                                    "/households/search",
                                    200,
                                    Map.of("text", SURNAME, "area", VILLAGE.value()))
                            .body())
                    .contains("/households/" + household);
        }

        private String imported() {
            List<String> batches = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                byte[] workbook = new HouseholdSheet()
                        .head("1", VILLAGE.value(), SURNAME + "灥" + (i == 0 ? "上" : "下"), SyntheticPeople.man())
                        .with("住址", word("住址"))
                        .with("联系电话", "139" + PHONES.incrementAndGet())
                        .with("开户银行", word("银行"))
                        .with("银行账号", "62170099" + PHONES.incrementAndGet())
                        .toBytes();
                HttpResponse<String> answer = walk.done(new Deed(
                        "POST /imports",
                        STATION,
                        TOWNSHIP,
                        Set.of(Role.TOWNSHIP_OFFICE, Role.COUNTY_POVERTY),
                        "/imports",
                        Deed.Body.FORM,
                        Walk.withKey(Map.of("kind", "HOUSEHOLDS")),
                        List.of(new Attachment(
                                "file",
                                SURNAME + word("名册") + ".xlsx",
                                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                workbook)),
                        ""));
                assertThat(answer.statusCode()).isEqualTo(302);
                batches.add(Walk.last(answer));
                checked(Walk.last(answer));
            }
            Set<Role> importers = Set.of(Role.TOWNSHIP_OFFICE, Role.COUNTY_POVERTY);
            walk.form(
                    STATION,
                    TOWNSHIP,
                    importers,
                    "/imports/{id}/discard",
                    "/imports/" + batches.get(0) + "/discard",
                    302,
                    Map.of());
            walk.form(
                    STATION,
                    TOWNSHIP,
                    importers,
                    "/imports/{id}/accept",
                    "/imports/" + batches.get(1) + "/accept",
                    302,
                    Map.of());
            until(batches.get(1), ImportBatch.Status.ACCEPTED);
            return batches.get(1);
        }

        private void checked(String batch) {
            until(batch, ImportBatch.Status.CHECKED);
        }

        private void until(String batch, ImportBatch.Status wanted) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() ->
                            imports.find(Long.parseLong(batch)).orElseThrow().status() == wanted);
        }

        // ---- the case

        private CaseNumber opened(HouseholdId household, String origin) {
            HttpResponse<String> answer = walk.form(
                    COMMITTEE,
                    GROUP,
                    VILLAGERS,
                    "/identification/applications",
                    "/identification/applications",
                    302,
                    Walk.fields(
                            "household",
                            household.toString(),
                            "origin",
                            origin,
                            "statement",
                            word("申请理由"),
                            "proxyName",
                            SURNAME + "代"));
            jobs.runDue();
            return new CaseNumber(Walk.last(answer));
        }

        private void evidence(CaseNumber number) {
            walk.done(new Deed(
                    "POST /cases/{number}/evidence",
                    COMMITTEE,
                    GROUP,
                    ACTING,
                    "/cases/" + number + "/evidence",
                    Deed.Body.FORM,
                    Walk.withKey(Map.of("kind", "APPLICATION", "panel", "")),
                    List.of(Walk.photo("files")),
                    ""));
        }

        private void accepted(CaseNumber number) {
            String task = walk.taskOf(COMMITTEE, number, "userTask_acceptApplication");
            walk.claimed(COMMITTEE, number, "userTask_acceptApplication");
            walk.done(new Deed(
                    "POST " + Office.task("{id}", "unclaim"),
                    COMMITTEE,
                    GROUP,
                    Set.of(Role.VILLAGE_COMMITTEE),
                    Office.task(task, "unclaim"),
                    Deed.Body.CLAIM,
                    Map.of(),
                    List.of(),
                    task));
            walk.submitted(
                    COMMITTEE,
                    number,
                    "userTask_acceptApplication",
                    Walk.fields("decision", "RETURN", "gaps", word("缺什么")));
            walk.form(
                    COMMITTEE,
                    GROUP,
                    VILLAGERS,
                    "/identification/cases/{caseNumber}/correction",
                    "/identification/cases/" + number + "/correction",
                    302,
                    Map.of("text", word("补正")));
            jobs.runDue();
            walk.submitted(COMMITTEE, number, "userTask_acceptApplication", Map.of("decision", "ACCEPT"));
        }

        private void visited(CaseNumber number, boolean rich) {
            Map<String, Object> fields = new LinkedHashMap<>(Walk.withKey(Map.of()));
            fields.put("visitedOn", walk.today());
            fields.put("secondVisitor", walk.office().id(COLLEAGUE).value());
            fields.put("householdSigned", "true");
            fields.put("planting", rich ? "173519.64" : "73519.64");
            fields.put("operatingCost", "72846.37");
            fields.put("houseArea", "60");
            fields.put("houseStructure", "03");
            fields.put("houseYear", "1995");
            fields.put("houseGrade", "B");
            for (String yes : List.of("waterSafe", "productionPower", "livingPower", "radioTv", "sanitaryToilet")) {
                fields.put(yes, "true");
            }
            for (String no : List.of("waterDifficult", "coopMember", "leadEnterprise", "entrepreneurLed")) {
                fields.put(no, "false");
            }
            for (String area : List.of(
                    "cultivated", "irrigated", "forest", "grainForGreen", "orchard", "pasture", "waterSurface")) {
                fields.put(area, "0");
            }
            fields.put("fuel", "01");
            fields.put("roadDistance", "1.5");
            fields.put("entryRoad", "03");
            for (Member member : households.members(identifications.get(number).household())) {
                String of = "m" + member.id() + ".";
                fields.put(of + "hukou", "01");
                fields.put(of + "hukouOfVillage", "true");
                fields.put(of + "education", "02");
                fields.put(of + "inSchool", "01");
                fields.put(of + "dropoutReason", word("未就学"));
                fields.put(of + "health", "03");
                fields.put(of + "labour", "03");
                fields.put(of + "basicMedical", "true");
                fields.put(of + "pension", "true");
                fields.put(of + "sharesBudget", "true");
            }
            if (!rich) {
                fields.put("observation0.kind", "LONG_ABSENT");
                fields.put("observation0.member", "");
                fields.put("observation0.basis", word("看到什么"));
            }
            fields.put("remarks", word("其他说明"));
            walk.done(new Deed(
                    "POST /identification/cases/{caseNumber}/visit",
                    TEAM,
                    GROUP,
                    Set.of(Role.VILLAGE_TEAM),
                    "/identification/cases/" + number + "/visit",
                    Deed.Body.FORM,
                    fields,
                    List.of(Walk.photo("photos")),
                    walk.taskOf(TEAM, number, "userTask_visitHousehold")));
            jobs.runDue();
        }

        private String met(String who, Role role, AreaCode at, CaseNumber number, String key) {
            String task = walk.taskOf(who, number, key);
            HttpResponse<String> answer = walk.done(new Deed(
                    "POST /meetings",
                    who,
                    at,
                    Set.of(role),
                    "/meetings",
                    Deed.Body.FORM,
                    Walk.withKey(Walk.fields(
                            "area",
                            at.value(),
                            "agenda",
                            key,
                            "heldAt",
                            walk.today() + "T08:30",
                            "place",
                            word("会场"),
                            "chair",
                            SURNAME + "持",
                            "recorder",
                            SURNAME + "记",
                            "eligible",
                            "30",
                            "present",
                            "27",
                            "minutes",
                            word("会议记录"),
                            "rows[0].task",
                            task,
                            "rows[0].voted",
                            "true",
                            "rows[0].yes",
                            "25",
                            "rows[0].no",
                            "1",
                            "rows[0].abstain",
                            "1",
                            "rows[0].recused",
                            "0",
                            "rows[0].note",
                            word("评议意见"))),
                    List.of(Walk.photo("signIn")),
                    task));
            jobs.runDue();
            return Walk.last(answer);
        }

        private void compared(CaseNumber number) {
            walk.submitted(
                    STATION,
                    number,
                    "userTask_collectAuthorisation",
                    Walk.fields("authorised", true, "authorisedOn", walk.today()));
            if (walk.waits(COUNTY, number, "userTask_compareManually")) {
                walk.submitted(
                        COUNTY,
                        number,
                        "userTask_compareManually",
                        Walk.fields("result", "HIT", "rule", "X03", "letter", word("函"), "note", word("比对说明")));
            }
            walk.form(
                    COMMITTEE,
                    GROUP,
                    Set.of(Role.VILLAGE_COMMITTEE),
                    "/identification/cases/{caseNumber}/comment",
                    "/identification/cases/" + number + "/comment",
                    302,
                    Walk.fields("answered", "true", "text", word("农户说明")),
                    walk.taskOf(COMMITTEE, number, "userTask_recordComment"));
            jobs.runDue();
            Map<String, Object> findings = Walk.withKey(Map.of());
            List<Attachment> proofs = new ArrayList<>();
            for (Hit hit : identifications.hits(number)) {
                List<ExceptionCode> exceptions = ExceptionCode.forRule(hit.ruleId());
                findings.put("hit" + hit.id() + ".conclusion", exceptions.isEmpty() ? "UNFOUNDED" : "EXCEPTION");
                findings.put("hit" + hit.id() + ".reason", word("核实情况"));
                findings.put(
                        "hit" + hit.id() + ".exception",
                        exceptions.isEmpty() ? "" : exceptions.get(0).name());
                if (!exceptions.isEmpty()) {
                    proofs.add(Walk.photo("hit" + hit.id() + ".proof"));
                }
            }
            walk.done(new Deed(
                    "POST /identification/cases/{caseNumber}/findings",
                    STATION,
                    GROUP,
                    Set.of(Role.TOWNSHIP_OFFICE),
                    "/identification/cases/" + number + "/findings",
                    Deed.Body.FORM,
                    findings,
                    proofs,
                    walk.taskOf(STATION, number, "userTask_writeFindings")));
            jobs.runDue();
            walk.submitted(
                    COUNTY,
                    number,
                    "userTask_confirmException",
                    Walk.fields("decision", "CONFIRM", "reason", word("确认理由")));
        }

        private Map<String, Object> reviewed() {
            return Walk.fields("visited", true, "visitFinding", word("核查情况"), "decision", "APPROVE");
        }

        private void registered(CaseNumber number) {
            walk.done(new Deed(
                    "POST /identification/cases/{caseNumber}/register",
                    TEAM,
                    GROUP,
                    Set.of(Role.VILLAGE_TEAM),
                    "/identification/cases/" + number + "/register",
                    Deed.Body.FORM,
                    Walk.withKey(Walk.fields(
                            "mainCause", "缺劳力", "otherCauses", "因病", "attribute", "一般贫困户", "standard", "国家标准")),
                    List.of(),
                    walk.taskOf(TEAM, number, "userTask_fillRegisterForm")));
            jobs.runDue();
        }

        private CaseNumber refusedAndWithdrawn() {
            CaseNumber refused = opened(desk.added("乙"), "FOUND");
            visited(refused, true);
            walk.submitted(
                    COMMITTEE,
                    refused,
                    "userTask_deliverRefusal",
                    Walk.fields("deliveredOn", walk.today(), "method", "IN_PERSON", "rightsExplained", true));
            HttpResponse<String> answer = walk.form(
                    COMMITTEE,
                    GROUP,
                    VILLAGERS,
                    "/identification/cases/{caseNumber}/reexamination",
                    "/identification/cases/" + refused + "/reexamination",
                    302,
                    Map.of("text", word("复查理由")));
            jobs.runDue();
            CaseNumber again = new CaseNumber(Walk.last(answer));
            walk.form(
                    COMMITTEE,
                    GROUP,
                    VILLAGERS,
                    "/identification/cases/{caseNumber}/withdrawal",
                    "/identification/cases/" + again + "/withdrawal",
                    302,
                    Map.of("text", word("撤回原因")));
            jobs.runDue();
            return refused;
        }

        private CaseNumber campaign() {
            HouseholdId household = desk.added("丙");
            walk.form(
                    STATION,
                    VILLAGE,
                    Set.of(Role.VILLAGE_TEAM, Role.TOWNSHIP_OFFICE, Role.COUNTY_POVERTY),
                    "/identification/campaigns",
                    "/identification/campaigns",
                    302,
                    Walk.fields("village", VILLAGE.value(), "title", word("排查"), "households", household));
            jobs.runDue();
            return jdbc.sql("select case_number from identification_case where household_id = :household")
                    .param("household", household.value())
                    .query((row, line) -> new CaseNumber(row.getString(1)))
                    .single();
        }

        // ---- people and policy, which name no household but decide who sees one

        private void people() {
            String person = Walk.last(people(
                    "/people",
                    "/people",
                    Walk.fields(
                            "username", "jz" + UUID.randomUUID().toString().substring(0, 8), "displayName", "示例·新来")));
            String at = "/people/" + person;
            people(
                    "/people/{id}/posts",
                    at + "/posts",
                    Walk.fields("role", "village-committee", "area", "430527103002", "from", walk.today()));
            long post = number("select max(post_number) from post where person_number = :id", person);
            people(
                    "/people/{id}/posts/{number}/substitutes",
                    at + "/posts/" + post + "/substitutes",
                    Walk.fields(
                            "substitute",
                            walk.office().id("hongyan2-cunwei2").value(),
                            "from",
                            walk.today(),
                            "lastDay",
                            clock.today().plusDays(3)));
            long substitution = number(
                    "select max(substitution_number) from substitution where post_number = " + post + " and :id > 0",
                    person);
            people("/people/{id}/substitutions/{number}/end", at + "/substitutions/" + substitution + "/end", Map.of());
            people("/people/{id}/posts/{number}/end", at + "/posts/" + post + "/end", Map.of());
            people(
                    "/people/{id}/relatives",
                    at + "/relatives",
                    Walk.fields("citizenId", SyntheticPeople.woman().value(), "relation", "配偶"));
            people("/people/{id}/password", at + "/password", Map.of());
            people("/people/{id}/disable", at + "/disable", Map.of());
            people("/people/{id}/enable", at + "/enable", Map.of());
        }

        private HttpResponse<String> people(String pattern, String path, Map<String, ?> fields) {
            return walk.form(ADMINISTRATOR, COUNTY_AREA, Set.of(Role.SYSTEM_ADMINISTRATOR), pattern, path, 302, fields);
        }

        private long number(String query, String person) {
            return jdbc.sql(query)
                    .param("id", Long.parseLong(person.substring(1)))
                    .query(Long.class)
                    .single();
        }

        private void parameters() {
            proposed(clock.today().plusDays(200 + WORDS.incrementAndGet()));
            policy(
                    "xian-fupin2",
                    "/policy/proposals/{id}/confirm",
                    "/policy/proposals/" + newest() + "/confirm",
                    Map.of());
            proposed(clock.today().plusDays(200 + WORDS.incrementAndGet()));
            policy(
                    "xian-fupin2",
                    "/policy/proposals/{id}/reject",
                    "/policy/proposals/" + newest() + "/reject",
                    Map.of("reason", "暂不调整"));
        }

        private void proposed(LocalDate from) {
            policy(
                    COUNTY,
                    "/policy/parameters/{key}/proposals",
                    "/policy/parameters/" + PARAMETER + "/proposals",
                    Walk.fields("value", "12", "from", from, "source", "县扶贫办便函", "document", "true", "reason", "试验调整"));
        }

        private void policy(String who, String pattern, String path, Map<String, ?> fields) {
            walk.form(who, COUNTY_AREA, Set.of(Role.COUNTY_POVERTY), pattern, path, 302, fields);
        }

        private long newest() {
            return jdbc.sql("select max(id) from policy_parameter_proposal")
                    .query(Long.class)
                    .single();
        }

        // ---- notices

        private String drawnUpTwice(CaseNumber number) {
            String own = walk.taskOf(COMMITTEE, number, "userTask_postNotice");
            desk.act(desk.drawnUp(own), "discard", Map.of());
            CaseNumber other = waitingForNotice();
            String sheet = desk.drawnUp(own + "," + walk.taskOf(COMMITTEE, other, "userTask_postNotice"));
            desk.act(sheet, "leave-out", Map.of("case", other.value()));
            return sheet;
        }

        private CaseNumber objected(CaseNumber number) {
            HttpResponse<String> answer = walk.done(new Deed(
                    "POST /objections",
                    STATION,
                    GROUP,
                    Set.of(Role.TOWNSHIP_OFFICE, Role.COUNTY_POVERTY),
                    "/objections",
                    Deed.Body.FORM,
                    Walk.withKey(Walk.fields(
                            "case",
                            number.value(),
                            "channel",
                            "VISIT",
                            "anonymous",
                            "false",
                            "objector",
                            SURNAME + "异",
                            "contact",
                            "139" + PHONES.incrementAndGet(),
                            "ground",
                            word("异议"),
                            "againstHandler",
                            "false")),
                    List.of(Walk.photo("files")),
                    ""));
            jobs.runDue();
            CaseNumber objection = new CaseNumber(Walk.last(answer));
            walk.submitted(
                    STATION,
                    objection,
                    "userTask_investigateAtTownship",
                    Walk.fields("outcome", "DISMISSED", "findings", word("查明"), "answer", word("答复")));
            walk.submitted(
                    STATION,
                    objection,
                    "userTask_deliverAnswer",
                    Walk.fields("way", "IN_PERSON", "deliveredOn", walk.today(), "note", word("送达")));
            return objection;
        }

        /** Another household of the village that is to be noticed. */
        private CaseNumber waitingForNotice() {
            CaseNumber other = opened(desk.added("丁"), "FOUND");
            transaction.executeWithoutResult(status -> processes.start(
                    "public-notice",
                    other,
                    GROUP,
                    Answers.of(ProcessVariable.code("noticeType"), NoticeType.IDENTIFICATION_VILLAGE.code())));
            jobs.runDue();
            return other;
        }
    }
}
