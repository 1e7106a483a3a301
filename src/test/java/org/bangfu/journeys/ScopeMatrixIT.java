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
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bangfu.common.Role;
import org.bangfu.engine.SeatDirectory;
import org.bangfu.engine.fence.TasklistPaths;
import org.bangfu.engine.fence.TasklistPaths.TasklistPath;
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
            "tangjiafang-xiangzhen1",
            "xian-fupin2",
            "xian-lingdao2",
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

    /** Templates of documents hold no family's affairs; {@code DocumentsIT} turns away who is no author of them. */
    private static final Set<String> TEMPLATES =
            Set.of("POST /documents/templates/{id}", "POST /documents/templates/{id}/restore");

    /**
     * Money and relief are walked with valid bodies by {@code FundPagesIT}, {@code ReliefIT} and {@code EmergencyReliefIT},
     * not yet by this journey; here whoever has no business there is turned away from each.
     */
    private static final List<String> WALKED_ELSEWHERE = List.of("/funds/", "/relief/");

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
    JdbcClient jdbc;

    private final Attacks attacks = new Attacks();
    private Office office;
    private CountyJourney.Left left;

    /** The one walk through the county that all tests look at. */
    @BeforeAll
    void aJourneyUnderAttack() {
        office = new Office(port, people, staff, seats);
        // The first request of a session writes the person's name into the engine's tables.
        PEOPLE.forEach(username -> office.session(username).get(ENGINE + "/task"));
        left = beans.createBean(CountyJourney.class).run(office, attacks);
    }

    @Test
    void nobodyActsWithoutTheSeat() {
        assertThat(attacks.faults).isEmpty();
        assertThat(attacks.sent).isGreaterThan(500);
    }

    @Test
    void everyActingEndpointWasTriedAndDone() {
        Set<String> here = acting().stream()
                .filter(endpoint -> !isWalkedElsewhere(endpoint) && !TEMPLATES.contains(endpoint))
                .collect(Collectors.toSet());

        assertThat(withoutRecipe(here, left.deeds().keySet())).isEmpty();
    }

    @Test
    void moneyAndReliefTurnAwayWhoHasNoBusinessThere() {
        List<String> faults = new ArrayList<>();
        Set<String> tried = new TreeSet<>();
        Map<String, String> before = books.state();

        for (String endpoint : acting()) {
            if (isWalkedElsewhere(endpoint)) {
                String path = filled(endpoint.substring(endpoint.indexOf(' ') + 1));
                for (String stranger : List.of("hongyan1-zu1", "liucheng1", "guanli1", "shenji1")) {
                    int status = office.session(stranger)
                            .postForm(
                                    "/profile",
                                    path,
                                    Map.of("commandKey", UUID.randomUUID().toString()))
                            .statusCode();
                    tried.add(endpoint);
                    if (status < 400 || status >= 500) {
                        faults.add(stranger + " " + endpoint + " -> " + status);
                    }
                }
            }
        }

        assertThat(tried).hasSizeGreaterThan(15);
        assertThat(faults).isEmpty();
        assertThat(Books.changed(before, books.state())).isEmpty();
    }

    @Test
    void anEndpointWithoutARecipeIsFound() {
        assertThat(withoutRecipe(Set.of("POST /wells/{id}/drain"), left.deeds().keySet()))
                .containsExactly(
                        "POST /wells/{id}/drain: add a Deed with a valid body to CountyJourney, or say in ScopeMatrixIT.NOT_ABOUT_OTHERS why nobody's case is touched");
    }

    @Test
    void everyUserTaskOfTheWayWasAttacked() {
        assertThat(attacks.tasks.values())
                .contains(
                        "userTask_acceptApplication",
                        "userTask_visitHousehold",
                        "userTask_appraiseInGroup",
                        "userTask_voteInAssembly",
                        "userTask_collectAuthorisation",
                        "userTask_recordComment",
                        "userTask_writeFindings",
                        "userTask_confirmException",
                        "userTask_postNotice",
                        "userTask_signPreliminaryList",
                        "userTask_reviewTownship",
                        "userTask_reviewCounty",
                        "userTask_determine",
                        "userTask_hangAnnouncement",
                        "userTask_fillRegisterForm",
                        "userTask_deliverRefusal",
                        "userTask_investigateAtTownship",
                        "userTask_deliverAnswer");
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
                HttpResponse<String> answer = office.session(stranger).get(page.path());
                asked.add(page.path());
                boolean shown = traces(page.path()).anyMatch(answer.body()::contains);
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

    private Stream<String> traces(String path) {
        return Stream.of(
                        CountyJourney.SURNAME,
                        CountyJourney.MARK,
                        left.identified().value(),
                        left.refused().value(),
                        left.objection().value(),
                        left.waiting().value(),
                        left.task(),
                        left.sheet())
                .filter(trace -> !path.contains(trace));
    }

    /** @param concrete whether the path names one of the journey's things: then it must not be there */
    private record Page(String pattern, String path, boolean concrete) {

        /** Asked by the attackers while the case waits at the step; later nobody finds it. */
        boolean waitsForItsStep() {
            return pattern.matches(".*/(comment|findings|register)");
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
                                && !isWalkedElsewhere("GET " + pattern)
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
        String case_ = pattern.startsWith("/identification") && pattern.contains("print")
                ? left.refused().value()
                : pattern.endsWith("/visit")
                        ? left.waiting().value()
                        : left.identified().value();
        long file = jdbc.sql("select max(id) from evidence where case_number = :case")
                .param("case", left.identified().value())
                .query(Long.class)
                .single();
        long record = jdbc.sql("select max(id) from policy_decision_record where case_number = :case")
                .param("case", left.identified().value())
                .query(Long.class)
                .single();
        return pattern.replace("/documents/{id}.{format:docx|pdf}", "/documents/identification-survey.pdf")
                .replaceAll("\\{[a-zA-Z]+:([a-z]+)\\|[^}]*}", "$1")
                .replace("{caseNumber}", case_)
                .replace("{taskId}", left.task())
                .replace("{paper}", "refusal")
                .replace("/cases/{number}", "/cases/" + case_)
                .replace("/households/{id}", "/households/" + left.household())
                .replace("/evidence/{id}", "/evidence/" + file)
                .replace("/meetings/{id}", "/meetings/" + left.meeting())
                .replace("/notices/sheets/{number}", "/notices/sheets/" + left.sheet())
                .replace("/objections/{number}", "/objections/" + left.objection())
                .replace("/imports/{id}", "/imports/" + left.batch())
                .replace("/policy/records/{id}", "/policy/records/" + record)
                .replaceAll("\\{[a-zA-Z]+\\}", "999999999");
    }

    private static boolean isWalkedElsewhere(String endpoint) {
        return WALKED_ELSEWHERE.stream().anyMatch(endpoint.substring(endpoint.indexOf(' ') + 1)::startsWith);
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
                                + ": add a Deed with a valid body to CountyJourney, or say in ScopeMatrixIT.NOT_ABOUT_OTHERS why nobody's case is touched")
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean ofTheEngine(TasklistPath path) {
        return path.pattern().startsWith("/camunda/api/")
                && (path.method().equals("GET") || path.pattern().endsWith("/list"));
    }

    /** Sends every deed in other people's names, and looks at its task through every path of Tasklist's. */
    private final class Attacks implements Watcher {

        private final List<String> faults = new ArrayList<>();
        private final Map<String, String> tasks = new TreeMap<>();
        private final Set<String> tasklistPaths = new TreeSet<>();
        private final Set<String> askedOnce = new HashSet<>();
        private int sent;

        @Override
        public void before(Deed deed) {
            Map<String, String> before = books.state();
            Map<String, Integer> answers = new TreeMap<>();
            boolean newTask = !deed.task().isEmpty() && !tasks.containsKey(deed.task());

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
                    if (deed.body() == Deed.Body.FORM) {
                        look(attacker, deed, "GET", office.session(attacker).get(deed.path()));
                    }
                    if (newTask) {
                        readTask(attacker, deed);
                    }
                }
            }

            if (newTask) {
                tasks.put(
                        deed.task(),
                        jdbc.sql("select task_key from open_task where task_id = :id")
                                .param("id", deed.task())
                                .query(String.class)
                                .single());
            }
            Set<String> changed = Books.changed(before, books.state());
            if (!changed.isEmpty()) {
                faults.add(deed + " changed " + changed + " when sent by others: " + answers);
            }
        }

        private void look(String attacker, Deed deed, String asked, HttpResponse<String> answer) {
            boolean shown = !office.reads(attacker, deed.area())
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
