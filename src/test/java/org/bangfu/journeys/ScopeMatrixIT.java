package org.bangfu.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bangfu.casefile.CaseKind;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Role;
import org.bangfu.engine.SeatDirectory;
import org.bangfu.engine.fence.TasklistPaths;
import org.bangfu.engine.fence.TasklistPaths.TasklistPath;
import org.bangfu.funds.batch.Batches;
import org.bangfu.people.Staff;
import org.bangfu.people.signin.DemoPeople;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.Books;
import org.bangfu.testing.TasklistSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Endpoints x roles x areas. Endpoints come from the handler mappings and from the list of Tasklist paths let through.
 * A whole journey of real cases is walked; before every deed, people of every role of the same village, of another
 * village, of another township and of the county who have no seat for it send the very same request, and read what is
 * about to be worked on. None of it may change the database or show the family. Then the rightful person sends the same
 * and it must succeed, so that nothing was refused for another reason.
 */
@BangfuIT
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScopeMatrixIT {

    /** Everybody whose seats differ; who has the seat for a deed does not attack it. */
    private static final List<String> PEOPLE = List.of(
            "hongyan1-cunwei2",
            "hongyan1-zu1",
            "hongyan1-zu2",
            "hongyan1-gongzuodui2",
            "hongyan2-cunwei1",
            "hongyan2-zu1",
            "hongyan2-gongzuodui1",
            "tangjiafang1-cunwei1",
            "tangjiafang1-zu1",
            "tangjiafang1-gongzuodui1",
            "hongyan-xiangzhen2",
            "hongyan-minzheng2",
            "hongyan-zhenzhang2",
            "hongyan-jianshe2",
            "tangjiafang-xiangzhen1",
            "tangjiafang-minzheng1",
            "tangjiafang-zhenzhang1",
            "xian-fupin2",
            "xian-lingdao2",
            "xian-minzheng2",
            "xian-caizheng2",
            "xian-zhujian2",
            "xian-jiaoyu2",
            "xian-jiandu2",
            "liucheng1",
            "shenji1",
            "guanli1");

    /** Acting endpoints that need no seat, and why. */
    private static final Map<String, String> NOT_ABOUT_OTHERS = Map.of(
            "POST /profile/password", "one's own password",
            "POST /profile/relatives", "one's own relatives",
            "POST /profile/sign-out-everywhere", "one's own sessions",
            "POST /desk/clock", "the demo's date, not there in production",
            "POST /setup", "not there once there is an administrator",
            "* /error", "shows an error and does nothing");

    /** The county departments that look after the money and read what its pages show. */
    private static final Set<Role> KEEPERS_OF_MONEY = Set.of(Role.FINANCE, Role.CIVIL_AFFAIRS);

    private static final Pattern CASE = Pattern.compile("(P\\d+[AB]?)-\\d{6}-\\d{4}-\\d{6}");

    /** Whoever has the role begins something in an area of his own: only people without the role attack it. */
    private static final Set<String> BEGINS_AT_HOME = Set.of("POST /imports");

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    DemoPeople people;

    @Autowired
    Staff staff;

    @Autowired
    SeatDirectory seats;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    Books books;

    @Autowired
    Batches batches;

    @Autowired
    JdbcClient jdbc;

    private final Attacks attacks = new Attacks();
    private Office office;
    private Walk walk;
    private CountyJourney.Left left;
    private ReliefJourney.Left relief;
    private ExitJourney.Left exit;
    private HousingJourney.Left housing;
    private CaseNumber review;

    /** What journeys of their own did. */
    private final Set<String> others = new HashSet<>();

    /** The one walk through the county that all tests look at. */
    @BeforeAll
    void aJourneyUnderAttack() {
        office = new Office(port, people, staff, seats);
        // The first request of a session writes the person's name into the engine's tables.
        PEOPLE.forEach(username -> office.session(username).get(ENGINE + "/task"));
        walk = new Walk(office, attacks, beans);
        left = beans.createBean(CountyJourney.class).run(walk);
        relief = new ReliefJourney(walk, beans).run();
        new TemplateJourney(walk, beans).run();
        exit = beans.createBean(ExitJourney.class).run(office, attacks, left.household());
        others.addAll(exit.deeds().keySet());
        housing = new HousingJourney(walk::done, beans).run();
        ReviewJourney reviews = beans.createBean(ReviewJourney.class);
        others.addAll(reviews.run(office, attacks).keySet());
        review = reviews.withdrawn();
        others.addAll(
                beans.createBean(VillageJourney.class).run(office, attacks).keySet());
    }

    @Test
    void nobodyActsWithoutTheSeat() {
        assertThat(attacks.faults).isEmpty();
        assertThat(attacks.sent).isGreaterThan(500);
    }

    @Test
    void everyActingEndpointWasTriedAndDone() {
        Set<String> done = new HashSet<>(walk.deeds().keySet());
        done.addAll(others);
        assertThat(withoutRecipe(acting(), done)).isEmpty();
    }

    @Test
    void anEndpointWithoutARecipeIsFound() {
        assertThat(withoutRecipe(Set.of("POST /wells/{id}/drain"), walk.deeds().keySet()))
                .containsExactly(
                        "POST /wells/{id}/drain: add a Deed with a valid body to a journey, or say in ScopeMatrixIT.NOT_ABOUT_OTHERS why nobody's case is touched");
    }

    @Test
    void everyUserTaskOfTheWayWasAttacked() {
        assertThat(attacks.steps)
                .contains(
                        "household-identification userTask_acceptApplication",
                        "household-identification userTask_visitHousehold",
                        "household-identification userTask_appraiseInGroup",
                        "household-identification userTask_voteInAssembly",
                        "household-identification userTask_signPreliminaryList",
                        "household-identification userTask_reviewTownship",
                        "household-identification userTask_reviewCounty",
                        "household-identification userTask_determine",
                        "household-identification userTask_hangAnnouncement",
                        "household-identification userTask_fillRegisterForm",
                        "household-identification userTask_deliverRefusal",
                        "data-comparison userTask_collectAuthorisation",
                        "data-comparison userTask_recordComment",
                        "data-comparison userTask_writeFindings",
                        "data-comparison userTask_confirmException",
                        "public-notice userTask_postNotice",
                        "objection userTask_investigateAtTownship",
                        "objection userTask_deliverAnswer",
                        "temporary-relief userTask_acceptApplication",
                        "temporary-relief userTask_surveyHousehold",
                        "temporary-relief userTask_giveOpinion",
                        "temporary-relief userTask_approveTownship",
                        "temporary-relief userTask_approveCounty",
                        "temporary-relief userTask_deliverGoods",
                        "temporary-relief userTask_answerSpecialCase",
                        "temporary-relief userTask_deliverRefusal",
                        "relief-payment userTask_correctAccount",
                        "emergency-relief userTask_recordFacts",
                        "emergency-relief userTask_decideByHead",
                        "emergency-relief userTask_handOver",
                        "emergency-relief userTask_completePaperwork",
                        "emergency-relief userTask_confirmRelief",
                        "emergency-relief userTask_decideByDutyOfficer",
                        "emergency-relief userTask_deliverNoRelief",
                        "benefit-recovery userTask_notifyFacts",
                        "benefit-recovery userTask_hearStatement",
                        "benefit-recovery userTask_decideRecovery",
                        "benefit-recovery userTask_agreePlan",
                        "benefit-recovery userTask_recordRepayment",
                        "benefit-recovery userTask_referFine");
        assertThat(attacks.tasklistPaths)
                .containsAll(TasklistPaths.ALL.stream()
                        .filter(ScopeMatrixIT::ofTheEngine)
                        .map(path -> path.method() + " " + path.pattern())
                        .toList());
    }

    @Test
    void noPageShowsAStrangerWhatIsNotOfHisArea() {
        List<String> faults = new ArrayList<>();
        Set<String> asked = new TreeSet<>();

        for (String stranger : PEOPLE) {
            if (office.reads(stranger, CountyJourney.GROUP)) {
                continue;
            }
            for (Page page : pages()) {
                if (takesPart(stranger, page.path(), "")) {
                    continue;
                }
                HttpResponse<String> answer = office.session(stranger).get(page.path());
                asked.add(page.path());
                boolean shown = traces(stranger, page.path()).anyMatch(answer.body()::contains);
                if (shown || page.concrete() && answer.statusCode() < 400 || answer.statusCode() >= 500) {
                    faults.add("%s GET %s -> %d%s"
                            .formatted(stranger, page.path(), answer.statusCode(), shown ? " shows it" : ""));
                }
            }
        }

        assertThat(asked).hasSizeGreaterThan(40);
        assertThat(faults).isEmpty();
    }

    @Test
    void everyPageThatStrangersMissIsThereForSomebody() {
        List<String> missing = new ArrayList<>();

        for (Page page : pages()) {
            if (page.concrete() && !page.waitsForItsStep()) {
                boolean seen = Stream.of(
                                "hongyan1-cunwei1",
                                "hongyan1-gongzuodui1",
                                "hongyan1-zu1",
                                "hongyan-xiangzhen1",
                                "xian-fupin1",
                                "xian-caizheng1",
                                "shenji1")
                        .anyMatch(reader ->
                                office.session(reader).get(page.path()).statusCode() < 400);
                if (!seen) {
                    missing.add(page.toString());
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    /** What of the journeys a page may not show; who takes part in relief knows the families that asked for it. */
    private Stream<String> traces(String stranger, String path) {
        Stream<String> families = Stream.of(CountyJourney.SURNAME, CountyJourney.MARK);
        Stream<String> reliefs =
                Stream.of(relief.paid().value(), relief.emergency().value());
        boolean helps = office.holds(stranger, CaseKind.RELIEF.departments());
        // The family exits too: its list of cases names it to the departments that sign there.
        boolean listed = path.equals("/cases") && office.holds(stranger, CaseKind.EXIT.departments());
        return Stream.concat(
                        Stream.concat(helps || listed ? Stream.empty() : families, helps ? Stream.empty() : reliefs),
                        Stream.of(
                                left.identified().value(),
                                left.refused().value(),
                                left.objection().value(),
                                left.waiting().value(),
                                left.task(),
                                left.sheet()))
                .filter(trace -> !path.contains(trace));
    }

    /**
     * Whether the person's department takes part in what is asked for and so may read it without reading the register:
     * in a kind of case, or in the money.
     *
     * @param task the task that it is about; empty when it is about none
     */
    private boolean takesPart(String username, String path, String task) {
        if (path.startsWith("/funds")) {
            return office.holds(username, KEEPERS_OF_MONEY);
        }
        if (path.equals("/relief/flags")) {
            return office.holds(username, CaseKind.RELIEF.departments());
        }
        String number = task.isEmpty()
                ? path
                : jdbc.sql("select case_number from open_task where task_id = :id")
                        .param("id", task)
                        .query(String.class)
                        .optional()
                        .orElse(path);
        Matcher matcher = CASE.matcher(number);
        return matcher.find()
                && office.holds(
                        username, CaseKind.of(matcher.group(1)).orElseThrow().departments());
    }

    /** @param concrete whether the path names one of the journey's things: then it must not be there */
    private record Page(String pattern, String path, boolean concrete) {

        /** Asked by the attackers while the case waits at the step; later nobody finds it. */
        boolean waitsForItsStep() {
            return pattern.matches(".*/(comment|findings|register|survey|facts)");
        }
    }

    private List<Page> pages() {
        Set<Page> pages = new HashSet<>();
        mappings.getHandlerMethods().forEach((info, method) -> {
            Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
            if (methods.isEmpty() || methods.contains(RequestMethod.GET)) {
                for (String pattern : info.getPatternValues()) {
                    if (!pattern.equals("/error") && !pattern.startsWith("/actuator")) {
                        String path = filled(pattern);
                        boolean ofOthers = !path.equals(pattern)
                                && !pattern.startsWith("/documents/templates")
                                && !pattern.startsWith("/people")
                                && !pattern.startsWith("/policy/parameters")
                                && !pattern.startsWith("/commands")
                                && !pattern.startsWith("/imports/template");
                        pages.add(new Page(pattern, path, ofOthers));
                    }
                }
            }
        });
        for (String path : List.of(
                "/casefile/panel?task=" + left.task(),
                "/objections/new?case=" + left.identified(),
                "/identification/applications/new?household=" + left.household(),
                "/identification/campaigns/new?village=" + CountyJourney.VILLAGE,
                "/cases?area=" + CountyJourney.VILLAGE,
                ENGINE + "/task/" + left.task(),
                ENGINE + "/task/" + left.task() + "/form-variables")) {
            pages.add(new Page(path, path, !path.startsWith(ENGINE)));
        }
        for (String path : List.of(
                "/notices?case=" + left.identified(), "/engine/tasks/deadlines?ids=" + left.task(), ENGINE + "/task")) {
            pages.add(new Page(path, path, false));
        }
        return List.copyOf(pages);
    }

    private String filled(String pattern) {
        String case_ = caseFor(pattern).value();
        long file = jdbc.sql("select max(id) from evidence where case_number = :case")
                .param("case", left.identified().value())
                .query(Long.class)
                .single();
        long record = jdbc.sql("select max(id) from policy_decision_record where case_number = :case")
                .param("case", left.identified().value())
                .query(Long.class)
                .single();
        long draw =
                jdbc.sql("select max(id) from sampling_draw").query(Long.class).single();
        return pattern.replace("/documents/{id}.{format:docx|pdf}", "/documents/identification-survey.pdf")
                .replaceAll("\\{[a-zA-Z]+:([a-z]+)\\|[^}]*}", "$1")
                .replace("{caseNumber}", case_)
                .replace("{taskId}", left.task())
                .replace("{paper}", pattern.startsWith("/relief") ? "application" : "refusal")
                .replace("/batches/{id}", "/batches/" + relief.batch())
                .replace("/files/{name}", "/files/" + bankFile())
                .replace("/cases/{number}", "/cases/" + case_)
                .replace("/households/{id}", "/households/" + left.household())
                .replace("/evidence/{id}", "/evidence/" + file)
                .replace("/meetings/{id}", "/meetings/" + left.meeting())
                .replace("/notices/sheets/{number}", "/notices/sheets/" + left.sheet())
                .replace("/objections/{number}", "/objections/" + left.objection())
                .replace("/imports/{id}", "/imports/" + left.batch())
                .replace("/policy/records/{id}", "/policy/records/" + record)
                .replace("/sampling/{id}", "/sampling/" + draw)
                .replaceAll("\\{[a-zA-Z]+\\}", "999999999");
    }

    private CaseNumber caseFor(String pattern) {
        if (pattern.startsWith("/exit")) {
            return exit.waiting();
        }
        if (pattern.startsWith("/review")) {
            return review;
        }
        if (pattern.startsWith("/housing")) {
            return housing.withdrawn();
        }
        if (pattern.startsWith("/relief")) {
            return pattern.startsWith("/relief/emergencies") ? relief.emergency() : relief.paid();
        }
        if (pattern.startsWith("/identification") && pattern.contains("print")) {
            return left.refused();
        }
        return pattern.endsWith("/visit") ? left.waiting() : left.identified();
    }

    private String bankFile() {
        return batches.files(relief.batch()).get(0).name();
    }

    /** Every endpoint that does something, as method and pattern. */
    private Set<String> acting() {
        Set<String> acting = new TreeSet<>();
        mappings.getHandlerMethods().forEach((info, method) -> {
            Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
            for (String pattern : info.getPatternValues()) {
                if (methods.isEmpty()) {
                    acting.add("* " + pattern);
                }
                methods.stream()
                        .filter(each -> each != RequestMethod.GET)
                        .forEach(each -> acting.add(each + " " + pattern));
            }
        });
        TasklistPaths.ALL.stream()
                .filter(path -> !path.method().equals("GET") && path.pattern().contains("/task/"))
                .forEach(path -> acting.add(path.method() + " " + path.pattern()));
        return acting;
    }

    private static Set<String> withoutRecipe(Set<String> endpoints, Set<String> done) {
        return endpoints.stream()
                .filter(endpoint -> !done.contains(endpoint) && !NOT_ABOUT_OTHERS.containsKey(endpoint))
                .map(
                        endpoint -> endpoint
                                + ": add a Deed with a valid body to a journey, or say in ScopeMatrixIT.NOT_ABOUT_OTHERS why nobody's case is touched")
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean ofTheEngine(TasklistPath path) {
        return path.pattern().startsWith("/camunda/api/")
                && (path.method().equals("GET") || path.pattern().endsWith("/list"));
    }

    /** Sends every deed in other people's names, and looks at its task through every path of Tasklist's. */
    private final class Attacks implements Watcher {

        private final List<String> faults = new ArrayList<>();
        private final Set<String> steps = new TreeSet<>();
        private final Set<String> tasklistPaths = new TreeSet<>();
        private final Set<String> askedOnce = new HashSet<>();
        private int sent;

        @Override
        public void before(Deed deed) {
            Map<String, String> before = books.state();
            Map<String, Integer> answers = new TreeMap<>();
            // A step's task is looked at by everybody when the step is met for the first time.
            boolean newStep = !deed.task().isEmpty() && steps.add(step(deed.task()));

            for (String attacker : PEOPLE) {
                if (!office.may(attacker, deed)
                        && !(BEGINS_AT_HOME.contains(deed.endpoint()) && office.holds(attacker, deed.may()))) {
                    HttpResponse<String> answer = office.send(attacker, deed);
                    sent++;
                    answers.put(attacker, answer.statusCode());
                    look(attacker, deed, deed.endpoint(), answer);
                    String back = answer.headers().firstValue("location").orElse("");
                    if (!back.isEmpty()) {
                        look(
                                attacker,
                                deed,
                                "then",
                                office.session(attacker).get(back.replaceFirst("^http://[^/]+", "")));
                    }
                    if (deed.body() == Deed.Body.FORM && askedOnce.add(attacker + deed.endpoint())) {
                        look(attacker, deed, "GET", office.session(attacker).get(deed.path()));
                    }
                    if (newStep) {
                        readTask(attacker, deed);
                    }
                }
            }

            Set<String> changed = Books.changed(before, books.state());
            if (!changed.isEmpty()) {
                faults.add(deed + " changed " + changed + " when sent by others: " + answers);
            }
        }

        private String step(String task) {
            return jdbc.sql("select process || ' ' || task_key from open_task where task_id = :id")
                    .param("id", task)
                    .query(String.class)
                    .single();
        }

        private void look(String attacker, Deed deed, String asked, HttpResponse<String> answer) {
            boolean shown = !office.reads(attacker, deed.area())
                    && !takesPart(attacker, deed.path(), deed.task())
                    && Stream.of(CountyJourney.SURNAME, CountyJourney.MARK).anyMatch(answer.body()::contains);
            boolean taken = asked.equals(deed.endpoint()) && answer.statusCode() < 300;
            if (shown || taken || answer.statusCode() >= 500) {
                faults.add("%s sent %s (%s) -> %d%s"
                        .formatted(attacker, deed, asked, answer.statusCode(), shown ? " shows it" : ""));
            }
        }

        private void readTask(String attacker, Deed deed) {
            TasklistSession session = office.session(attacker);
            Map<String, String> ids = new HashMap<>();
            ids.put("/task/", deed.task());
            ids.put("/user/", office.id(deed.doer()).value());
            ids.put(
                    "/filter/",
                    jdbc.sql("select id_ from act_ru_filter where name_ = '本岗位待办'")
                            .query(String.class)
                            .single());
            ids.put(
                    "/process-definition/",
                    jdbc.sql("select proc_def_id_ from act_ru_task where id_ = :id")
                            .param("id", deed.task())
                            .query(String.class)
                            .single());
            for (TasklistPath path : TasklistPaths.ALL) {
                // What shows no tasks is asked once by everybody.
                boolean lists =
                        path.pattern().contains("{id}") || path.pattern().endsWith("/task");
                if (!ofTheEngine(path) || !lists && !askedOnce.add(attacker + path.pattern())) {
                    continue;
                }
                String id = ids.entrySet().stream()
                        .filter(entry -> path.pattern().contains(entry.getKey() + "{id}"))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("");
                HttpResponse<String> answer = path.method().equals("GET")
                        ? session.get(path.example(id))
                        : session.engine("POST", path.example(id).substring(ENGINE.length()), "{}");
                tasklistPaths.add(path.method() + " " + path.pattern());
                boolean shown =
                        answer.body().contains(deed.task()) && !path.pattern().contains("/task/{id}")
                                || answer.body().contains(CountyJourney.SURNAME)
                                || answer.body().contains(CountyJourney.MARK);
                boolean found = path.pattern().contains("/task/{id}") && answer.statusCode() < 400;
                // An auditor looks at every task of the area and acts on none.
                boolean auditor = office.holds(attacker, Set.of(Role.AUDITOR)) && office.reads(attacker, deed.area());
                if (!auditor && (shown || found) || answer.statusCode() >= 500) {
                    faults.add("%s %s of %s -> %d%s"
                            .formatted(attacker, path, deed, answer.statusCode(), shown ? " shows it" : ""));
                }
            }
        }
    }
}
