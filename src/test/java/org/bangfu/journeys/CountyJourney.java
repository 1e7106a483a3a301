package org.bangfu.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.CitizenId;
import org.bangfu.common.Role;
import org.bangfu.engine.Answers;
import org.bangfu.engine.BusinessClock;
import org.bangfu.engine.CaseProcesses;
import org.bangfu.engine.OpenTask;
import org.bangfu.engine.OpenTasks;
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
import org.bangfu.testing.ActingAs;
import org.bangfu.testing.EngineJobs;
import org.bangfu.testing.Photos;
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

    private static final Set<Role> KEEPERS =
            Set.of(Role.VILLAGE_COMMITTEE, Role.VILLAGE_TEAM, Role.TOWNSHIP_OFFICE, Role.COUNTY_POVERTY);
    private static final Set<Role> VILLAGERS = Set.of(Role.VILLAGE_COMMITTEE, Role.VILLAGE_TEAM);
    private static final Set<Role> ACTING = Set.of(
            Role.VILLAGER_GROUP,
            Role.VILLAGE_COMMITTEE,
            Role.VILLAGE_TEAM,
            Role.TOWNSHIP_OFFICE,
            Role.COUNTY_POVERTY,
            Role.COUNTY_LEADING_GROUP);

    private static final Set<Role> READING = Set.of(
            Role.VILLAGER_GROUP,
            Role.VILLAGE_COMMITTEE,
            Role.VILLAGE_TEAM,
            Role.TOWNSHIP_OFFICE,
            Role.COUNTY_POVERTY,
            Role.COUNTY_LEADING_GROUP,
            Role.AUDITOR);

    private static final AtomicInteger WORDS = new AtomicInteger();
    private static final AtomicInteger PHONES = new AtomicInteger(13_700_000);

    private final Households households;
    private final Identifications identifications;
    private final CaseFiles cases;
    private final CaseProcesses processes;
    private final OpenTasks tasks;
    private final Imports imports;
    private final ActingAs acting;
    private final EngineJobs jobs;
    private final TestClock clock;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    CountyJourney(
            Households households,
            Identifications identifications,
            CaseFiles cases,
            CaseProcesses processes,
            OpenTasks tasks,
            Imports imports,
            ActingAs acting,
            EngineJobs jobs,
            TestClock clock,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.households = households;
        this.identifications = identifications;
        this.cases = cases;
        this.processes = processes;
        this.tasks = tasks;
        this.imports = imports;
        this.acting = acting;
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
            String batch,
            Map<String, Integer> deeds) {}

    /** Goes the whole way; every deed is shown to the watcher first and must then succeed for its doer. */
    Left run(Office office, Watcher watcher) {
        return new Run(office, watcher).all();
    }

    /** A word of its own for one field. */
    static String word(String field) {
        return MARK + "第" + WORDS.incrementAndGet() + "句" + field;
    }

    /** One walk through the county. */
    private final class Run {

        private final Office office;
        private final Watcher watcher;
        private final Map<String, Integer> deeds = new TreeMap<>();

        Run(Office office, Watcher watcher) {
            this.office = office;
            this.watcher = watcher;
        }

        Left all() {
            clock.moveTo(LocalDate.of(2015, 8, 3));
            String batch = imported();

            HouseholdId household = added("甲");
            search(household);
            form(
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
            submitted(
                    COMMITTEE,
                    number,
                    "userTask_signPreliminaryList",
                    Map.of("verifiedWithTeam", true, "signed", true));
            String sheet = drawnUpTwice(number);
            posted(sheet);
            CaseNumber objection = objected(number);
            takenDown(sheet);
            submitted(STATION, number, "userTask_reviewTownship", reviewed());
            if (waits(COMMITTEE, number, "userTask_postNotice")) {
                String second = drawnUp(taskOf(COMMITTEE, number, "userTask_postNotice"));
                posted(second);
                takenDown(second);
            }
            submitted(COUNTY, number, "userTask_reviewCounty", reviewed());
            submitted(LEADERS, number, "userTask_determine", Map.of("decision", "APPROVE"));
            submitted(COMMITTEE, number, "userTask_hangAnnouncement", Map.of("hungOn", today(), "place", word("张贴地点")));
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
                    taskOf(TEAM, waiting, "userTask_visitHousehold"),
                    sheet,
                    meeting,
                    batch,
                    deeds);
        }

        // ---- the register

        private HouseholdId added(String sign) {
            CitizenId head = SyntheticPeople.man();
            HttpResponse<String> answer = form(
                    COMMITTEE,
                    GROUP,
                    KEEPERS,
                    "/households",
                    "/households",
                    302,
                    fields(
                            "village",
                            VILLAGE.value(),
                            "group",
                            "1",
                            "address",
                            word("住址"),
                            "phone",
                            "139" + PHONES.incrementAndGet(),
                            "members[0].name",
                            SURNAME + sign,
                            "members[0].citizenId",
                            head.value(),
                            "members[0].relation",
                            "01",
                            "members[1].name",
                            SURNAME + "灪" + sign,
                            "members[1].citizenId",
                            SyntheticPeople.woman().value(),
                            "members[1].relation",
                            "02"));
            return new HouseholdId(Long.parseLong(last(answer)));
        }

        private void search(HouseholdId household) {
            assertThat(form(
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
                HttpResponse<String> answer = done(new Deed(
                        "POST /imports",
                        STATION,
                        TOWNSHIP,
                        Set.of(Role.TOWNSHIP_OFFICE, Role.COUNTY_POVERTY),
                        "/imports",
                        Deed.Body.FORM,
                        withKey(Map.of("kind", "HOUSEHOLDS")),
                        List.of(new Attachment(
                                "file",
                                SURNAME + word("名册") + ".xlsx",
                                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                workbook)),
                        ""));
                assertThat(answer.statusCode()).isEqualTo(302);
                batches.add(last(answer));
                checked(last(answer));
            }
            Set<Role> importers = Set.of(Role.TOWNSHIP_OFFICE, Role.COUNTY_POVERTY);
            form(
                    STATION,
                    TOWNSHIP,
                    importers,
                    "/imports/{id}/discard",
                    "/imports/" + batches.get(0) + "/discard",
                    302,
                    Map.of());
            form(
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
            HttpResponse<String> answer = form(
                    COMMITTEE,
                    GROUP,
                    VILLAGERS,
                    "/identification/applications",
                    "/identification/applications",
                    302,
                    fields(
                            "household",
                            household.toString(),
                            "origin",
                            origin,
                            "statement",
                            word("申请理由"),
                            "proxyName",
                            SURNAME + "代"));
            jobs.runDue();
            return new CaseNumber(last(answer));
        }

        private void evidence(CaseNumber number) {
            done(new Deed(
                    "POST /cases/{number}/evidence",
                    COMMITTEE,
                    GROUP,
                    ACTING,
                    "/cases/" + number + "/evidence",
                    Deed.Body.FORM,
                    withKey(Map.of("kind", "APPLICATION", "panel", "")),
                    List.of(photo("files")),
                    ""));
        }

        private void accepted(CaseNumber number) {
            String task = taskOf(COMMITTEE, number, "userTask_acceptApplication");
            claimed(COMMITTEE, number, "userTask_acceptApplication", task);
            done(new Deed(
                    "POST " + Office.task("{id}", "unclaim"),
                    COMMITTEE,
                    GROUP,
                    Set.of(Role.VILLAGE_COMMITTEE),
                    Office.task(task, "unclaim"),
                    Deed.Body.CLAIM,
                    Map.of(),
                    List.of(),
                    task));
            submitted(
                    COMMITTEE, number, "userTask_acceptApplication", fields("decision", "RETURN", "gaps", word("缺什么")));
            form(
                    COMMITTEE,
                    GROUP,
                    VILLAGERS,
                    "/identification/cases/{caseNumber}/correction",
                    "/identification/cases/" + number + "/correction",
                    302,
                    Map.of("text", word("补正")));
            jobs.runDue();
            submitted(COMMITTEE, number, "userTask_acceptApplication", Map.of("decision", "ACCEPT"));
        }

        private void visited(CaseNumber number, boolean rich) {
            Map<String, Object> fields = new LinkedHashMap<>(withKey(Map.of()));
            fields.put("visitedOn", today());
            fields.put("secondVisitor", office.id(COLLEAGUE).value());
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
            done(new Deed(
                    "POST /identification/cases/{caseNumber}/visit",
                    TEAM,
                    GROUP,
                    Set.of(Role.VILLAGE_TEAM),
                    "/identification/cases/" + number + "/visit",
                    Deed.Body.FORM,
                    fields,
                    List.of(photo("photos")),
                    taskOf(TEAM, number, "userTask_visitHousehold")));
            jobs.runDue();
        }

        private String met(String who, Role role, AreaCode at, CaseNumber number, String key) {
            String task = taskOf(who, number, key);
            HttpResponse<String> answer = done(new Deed(
                    "POST /meetings",
                    who,
                    at,
                    Set.of(role),
                    "/meetings",
                    Deed.Body.FORM,
                    withKey(fields(
                            "area",
                            at.value(),
                            "agenda",
                            key,
                            "heldAt",
                            today() + "T08:30",
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
                    List.of(photo("signIn")),
                    task));
            jobs.runDue();
            return last(answer);
        }

        private void compared(CaseNumber number) {
            submitted(
                    STATION,
                    number,
                    "userTask_collectAuthorisation",
                    fields("authorised", true, "authorisedOn", today()));
            if (waits(COUNTY, number, "userTask_compareManually")) {
                submitted(
                        COUNTY,
                        number,
                        "userTask_compareManually",
                        fields("result", "HIT", "rule", "X03", "letter", word("函"), "note", word("比对说明")));
            }
            form(
                    COMMITTEE,
                    GROUP,
                    Set.of(Role.VILLAGE_COMMITTEE),
                    "/identification/cases/{caseNumber}/comment",
                    "/identification/cases/" + number + "/comment",
                    302,
                    fields("answered", "true", "text", word("农户说明")),
                    taskOf(COMMITTEE, number, "userTask_recordComment"));
            jobs.runDue();
            Map<String, Object> findings = withKey(Map.of());
            List<Attachment> proofs = new ArrayList<>();
            for (Hit hit : identifications.hits(number)) {
                List<ExceptionCode> exceptions = ExceptionCode.forRule(hit.ruleId());
                findings.put("hit" + hit.id() + ".conclusion", exceptions.isEmpty() ? "UNFOUNDED" : "EXCEPTION");
                findings.put("hit" + hit.id() + ".reason", word("核实情况"));
                findings.put(
                        "hit" + hit.id() + ".exception",
                        exceptions.isEmpty() ? "" : exceptions.get(0).name());
                if (!exceptions.isEmpty()) {
                    proofs.add(photo("hit" + hit.id() + ".proof"));
                }
            }
            done(new Deed(
                    "POST /identification/cases/{caseNumber}/findings",
                    STATION,
                    GROUP,
                    Set.of(Role.TOWNSHIP_OFFICE),
                    "/identification/cases/" + number + "/findings",
                    Deed.Body.FORM,
                    findings,
                    proofs,
                    taskOf(STATION, number, "userTask_writeFindings")));
            jobs.runDue();
            submitted(
                    COUNTY, number, "userTask_confirmException", fields("decision", "CONFIRM", "reason", word("确认理由")));
        }

        private Map<String, Object> reviewed() {
            return fields("visited", true, "visitFinding", word("核查情况"), "decision", "APPROVE");
        }

        private void registered(CaseNumber number) {
            done(new Deed(
                    "POST /identification/cases/{caseNumber}/register",
                    TEAM,
                    GROUP,
                    Set.of(Role.VILLAGE_TEAM),
                    "/identification/cases/" + number + "/register",
                    Deed.Body.FORM,
                    withKey(fields("mainCause", "缺劳力", "otherCauses", "因病", "attribute", "一般贫困户", "standard", "国家标准")),
                    List.of(),
                    taskOf(TEAM, number, "userTask_fillRegisterForm")));
            jobs.runDue();
        }

        private CaseNumber refusedAndWithdrawn() {
            CaseNumber refused = opened(added("乙"), "FOUND");
            visited(refused, true);
            submitted(
                    COMMITTEE,
                    refused,
                    "userTask_deliverRefusal",
                    fields("deliveredOn", today(), "method", "IN_PERSON", "rightsExplained", true));
            HttpResponse<String> answer = form(
                    COMMITTEE,
                    GROUP,
                    VILLAGERS,
                    "/identification/cases/{caseNumber}/reexamination",
                    "/identification/cases/" + refused + "/reexamination",
                    302,
                    Map.of("text", word("复查理由")));
            jobs.runDue();
            CaseNumber again = new CaseNumber(last(answer));
            form(
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
            HouseholdId household = added("丙");
            form(
                    STATION,
                    VILLAGE,
                    Set.of(Role.VILLAGE_TEAM, Role.TOWNSHIP_OFFICE, Role.COUNTY_POVERTY),
                    "/identification/campaigns",
                    "/identification/campaigns",
                    302,
                    fields("village", VILLAGE.value(), "title", word("排查"), "households", household));
            jobs.runDue();
            return jdbc.sql("select case_number from identification_case where household_id = :household")
                    .param("household", household.value())
                    .query((row, line) -> new CaseNumber(row.getString(1)))
                    .single();
        }

        // ---- people and policy, which name no household but decide who sees one

        private void people() {
            String person = last(people(
                    "/people",
                    "/people",
                    fields("username", "jz" + UUID.randomUUID().toString().substring(0, 8), "displayName", "示例·新来")));
            String at = "/people/" + person;
            people(
                    "/people/{id}/posts",
                    at + "/posts",
                    fields("role", "village-committee", "area", "430527103002", "from", today()));
            long post = number("select max(post_number) from post where person_number = :id", person);
            people(
                    "/people/{id}/posts/{number}/substitutes",
                    at + "/posts/" + post + "/substitutes",
                    fields(
                            "substitute",
                            office.id("hongyan2-cunwei2").value(),
                            "from",
                            today(),
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
                    fields("citizenId", SyntheticPeople.woman().value(), "relation", "配偶"));
            people("/people/{id}/password", at + "/password", Map.of());
            people("/people/{id}/disable", at + "/disable", Map.of());
            people("/people/{id}/enable", at + "/enable", Map.of());
        }

        private HttpResponse<String> people(String pattern, String path, Map<String, ?> fields) {
            return form(ADMINISTRATOR, COUNTY_AREA, Set.of(Role.SYSTEM_ADMINISTRATOR), pattern, path, 302, fields);
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
                    fields("value", "12", "from", from, "source", "县扶贫办便函", "document", "true", "reason", "试验调整"));
        }

        private void policy(String who, String pattern, String path, Map<String, ?> fields) {
            form(who, COUNTY_AREA, Set.of(Role.COUNTY_POVERTY), pattern, path, 302, fields);
        }

        private long newest() {
            return jdbc.sql("select max(id) from policy_parameter_proposal")
                    .query(Long.class)
                    .single();
        }

        // ---- notices

        private String drawnUpTwice(CaseNumber number) {
            String own = taskOf(COMMITTEE, number, "userTask_postNotice");
            form(
                    COMMITTEE,
                    GROUP,
                    Set.of(Role.VILLAGE_COMMITTEE),
                    "/notices/sheets/{number}/discard",
                    "/notices/sheets/" + drawnUp(own) + "/discard",
                    302,
                    Map.of());
            CaseNumber other = waitingForNotice();
            String sheet = drawnUp(own + "," + taskOf(COMMITTEE, other, "userTask_postNotice"));
            form(
                    COMMITTEE,
                    GROUP,
                    Set.of(Role.VILLAGE_COMMITTEE),
                    "/notices/sheets/{number}/leave-out",
                    "/notices/sheets/" + sheet + "/leave-out",
                    302,
                    Map.of("case", other.value()));
            return sheet;
        }

        private String drawnUp(String tasksToShow) {
            return last(form(
                    COMMITTEE,
                    GROUP,
                    Set.of(Role.VILLAGE_COMMITTEE),
                    "/notices/sheets",
                    "/notices/sheets",
                    302,
                    fields("tasks", tasksToShow, "note", "", "phone", "0739-7611234"),
                    tasksToShow.replaceFirst(",.*", "")));
        }

        private void posted(String sheet) {
            done(new Deed(
                    "POST /notices/sheets/{number}/post",
                    COMMITTEE,
                    GROUP,
                    Set.of(Role.VILLAGE_COMMITTEE),
                    "/notices/sheets/" + sheet + "/post",
                    Deed.Body.FORM,
                    withKey(Map.of("postedAt", now())),
                    List.of(photo("photo")),
                    ""));
            jobs.runDue();
        }

        private void takenDown(String sheet) {
            clock.plusDays(8);
            jobs.runDue();
            form(
                    COMMITTEE,
                    GROUP,
                    Set.of(Role.VILLAGE_COMMITTEE),
                    "/notices/sheets/{number}/take-down",
                    "/notices/sheets/" + sheet + "/take-down",
                    302,
                    fields(
                            "takenDownAt", now(),
                            "firstWitness", SURNAME + "证",
                            "secondWitness", SURNAME + "鉴"));
            jobs.runDue();
        }

        private CaseNumber objected(CaseNumber number) {
            HttpResponse<String> answer = done(new Deed(
                    "POST /objections",
                    STATION,
                    GROUP,
                    Set.of(Role.TOWNSHIP_OFFICE, Role.COUNTY_POVERTY),
                    "/objections",
                    Deed.Body.FORM,
                    withKey(fields(
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
                    List.of(photo("files")),
                    ""));
            jobs.runDue();
            CaseNumber objection = new CaseNumber(last(answer));
            submitted(
                    STATION,
                    objection,
                    "userTask_investigateAtTownship",
                    fields("outcome", "DISMISSED", "findings", word("查明"), "answer", word("答复")));
            submitted(
                    STATION,
                    objection,
                    "userTask_deliverAnswer",
                    fields("way", "IN_PERSON", "deliveredOn", today(), "note", word("送达")));
            return objection;
        }

        /** Another household of the village that is to be noticed. */
        private CaseNumber waitingForNotice() {
            CaseNumber other = opened(added("丁"), "FOUND");
            transaction.executeWithoutResult(status -> processes.start(
                    "public-notice",
                    other,
                    GROUP,
                    Answers.of(ProcessVariable.code("noticeType"), NoticeType.IDENTIFICATION_VILLAGE.code())));
            jobs.runDue();
            return other;
        }

        // ---- how things are done

        private void claimed(String who, CaseNumber number, String key, String task) {
            OpenTask open = open(who, number, key);
            done(new Deed(
                    "POST " + Office.task("{id}", "claim"),
                    who,
                    open.area(),
                    Set.of(open.seat().role()),
                    Office.task(task, "claim"),
                    Deed.Body.CLAIM,
                    Map.of(),
                    List.of(),
                    task));
        }

        /** Claims the task in Tasklist, fills in its form and submits it. */
        private void submitted(String who, CaseNumber number, String key, Map<String, ?> values) {
            OpenTask open = open(who, number, key);
            claimed(who, number, key, open.id());
            done(new Deed(
                    "POST " + Office.task("{id}", "submit-form"),
                    who,
                    open.area(),
                    Set.of(open.seat().role()),
                    Office.task(open.id(), "submit-form"),
                    Deed.Body.SUBMISSION,
                    new LinkedHashMap<>(values),
                    List.of(),
                    open.id()));
            jobs.runDue();
        }

        private HttpResponse<String> form(
                String who,
                AreaCode at,
                Set<Role> may,
                String pattern,
                String path,
                int status,
                Map<String, ?> fields) {
            return form(who, at, may, pattern, path, status, fields, "");
        }

        private HttpResponse<String> form(
                String who,
                AreaCode at,
                Set<Role> may,
                String pattern,
                String path,
                int status,
                Map<String, ?> fields,
                String task) {
            HttpResponse<String> answer = done(
                    new Deed("POST " + pattern, who, at, may, path, Deed.Body.FORM, withKey(fields), List.of(), task));
            assertThat(answer.statusCode()).as(pattern).isEqualTo(status);
            return answer;
        }

        private HttpResponse<String> done(Deed deed) {
            deeds.merge(deed.endpoint(), 1, Integer::sum);
            watcher.before(deed);
            HttpResponse<String> answer = office.send(deed.doer(), deed);
            assertThat(answer.statusCode()).as(deed + "\n" + answer.body()).isLessThan(400);
            String back = answer.headers().firstValue("location").orElse("");
            if (!back.isEmpty()) {
                String shown = office.session(deed.doer()).get(path(back)).body();
                assertThat(shown).as(deed.toString()).doesNotContain("class=\"flash problem\"");
            }
            return answer;
        }

        private boolean waits(String who, CaseNumber number, String key) {
            return acting.person(who, () -> tasks.ofCase(number)).stream()
                    .anyMatch(task -> task.key().equals(key));
        }

        private String taskOf(String who, CaseNumber number, String key) {
            return open(who, number, key).id();
        }

        private OpenTask open(String who, CaseNumber number, String key) {
            List<OpenTask> open = acting.person(who, () -> tasks.ofCase(number));
            return open.stream()
                    .filter(task -> task.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("%s 没有等 %s 办的 %s；在等的是 %s"
                            .formatted(
                                    number,
                                    who,
                                    key,
                                    open.stream().map(OpenTask::key).toList())));
        }

        private String now() {
            return LocalDateTime.ofInstant(clock.now(), BusinessClock.ZONE).toString();
        }

        private String today() {
            return clock.today().toString();
        }
    }

    private static Attachment photo(String field) {
        return new Attachment(field, SURNAME + word("照片") + ".jpg", "image/jpeg", Photos.jpeg());
    }

    private static Map<String, Object> withKey(Map<String, ?> fields) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("commandKey", UUID.randomUUID().toString());
        all.putAll(fields);
        return all;
    }

    private static Map<String, Object> fields(Object... pairs) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i].toString(), pairs[i + 1]);
        }
        return fields;
    }

    private static String path(String location) {
        return location.replaceFirst("^http://[^/]+", "");
    }

    private static String last(HttpResponse<String> answer) {
        String location = answer.headers().firstValue("location").orElse("");
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
