package org.bangfu.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bangfu.casefile.Evidence;
import org.bangfu.casefile.EvidenceKind;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.engine.OpenTasks;
import org.bangfu.identification.Identifications;
import org.bangfu.identification.Origin;
import org.bangfu.people.signin.DemoPeople;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.Households;
import org.bangfu.registry.NewHousehold;
import org.bangfu.registry.NewMember;
import org.bangfu.registry.RegistrationCause;
import org.bangfu.registry.SyntheticPeople;
import org.bangfu.testing.ActingAs;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.Browser;
import org.bangfu.testing.EngineJobs;
import org.bangfu.testing.Photos;
import org.bangfu.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every endpoint of ours, taken from the handler mappings, asked by every role of another village and another township
 * for a household, a case, a task and a file of a village: nothing comes back that names them.
 */
@BangfuIT
class ScopeMatrixIT {

    private static final AreaCode GROUP = new AreaCode("43052710300101");
    private static final String HEAD = "矩阵示例人";

    /** One of each role of another village of the township, of another township, and who may never see cases. */
    private static final List<String> STRANGERS = List.of(
            "hongyan2-cunwei1",
            "hongyan2-zu1",
            "hongyan2-gongzuodui1",
            "tangjiafang1-cunwei1",
            "tangjiafang1-zu1",
            "tangjiafang1-gongzuodui1",
            "tangjiafang-xiangzhen1",
            "liucheng1",
            "guanli1");

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    DemoPeople people;

    @Autowired
    Households households;

    @Autowired
    Identifications identifications;

    @Autowired
    OpenTasks tasks;

    @Autowired
    Evidence evidence;

    @Autowired
    ActingAs acting;

    @Autowired
    EngineJobs jobs;

    @Autowired
    TestClock clock;

    @BeforeEach
    void onAMondayInAugust() {
        clock.moveTo(LocalDate.of(2015, 8, 3));
    }

    /** What strangers ask for. */
    private record Things(HouseholdId household, CaseNumber number, String task, long file) {

        Set<String> traces() {
            return Set.of(HEAD, number.value());
        }
    }

    @Test
    void noEndpointShowsAStrangerWhatIsNotOfHisArea() {
        Things things = things();
        Browser own = as("hongyan1-cunwei1");
        assertThat(own.get("/cases/" + things.number()).statusCode()).isEqualTo(200);
        assertThat(own.get("/cases/" + things.number()).body()).contains(HEAD);
        assertThat(own.get("/households/" + things.household()).body()).contains(HEAD);
        List<String> leaks = new ArrayList<>();
        Set<String> asked = new TreeSet<>();

        for (String stranger : STRANGERS) {
            Browser browser = as(stranger);
            for (Endpoint endpoint : endpoints(things)) {
                HttpResponse<String> answer = endpoint.post()
                        ? browser.post("/profile", endpoint.path(), Map.of("text", "x", "commandKey", "k"))
                        : browser.get(endpoint.path());
                asked.add(endpoint.path());
                boolean shown = things.traces().stream()
                        .anyMatch(trace -> answer.body().contains(trace)
                                && !(endpoint.path().contains(trace) && answer.statusCode() >= 400));
                boolean own404 = !endpoint.concrete() || answer.statusCode() >= 400;
                if (shown || !own404 || answer.statusCode() >= 500) {
                    leaks.add("%s %s -> %d%s"
                            .formatted(stranger, endpoint, answer.statusCode(), shown ? " shows it" : ""));
                }
            }
        }

        assertThat(asked).hasSizeGreaterThan(40);
        assertThat(leaks).isEmpty();
    }

    /** @param concrete whether the path names one of the things: then it must not be there */
    private record Endpoint(String path, boolean post, boolean concrete) {}

    private List<Endpoint> endpoints(Things things) {
        Set<Endpoint> endpoints = new LinkedHashSet<>();
        for (RequestMappingInfo info : mappings.getHandlerMethods().keySet()) {
            for (String pattern : info.getPatternValues()) {
                if (pattern.contains("*") || pattern.equals("/error") || pattern.startsWith("/actuator")) {
                    continue;
                }
                Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
                boolean post = methods.contains(RequestMethod.POST);
                String path = filled(pattern, things);
                // Own settings of the signed-in person, and what staff and policy pages keep, name no household.
                boolean ofOthers = !path.equals(pattern)
                        && !pattern.startsWith("/people")
                        && !pattern.startsWith("/policy/p")
                        && !pattern.startsWith("/commands")
                        && !pattern.startsWith("/profile");
                if (!(post && !ofOthers)) {
                    endpoints.add(new Endpoint(path, post, ofOthers));
                }
            }
        }
        endpoints.add(new Endpoint("/casefile/panel?task=" + things.task(), false, true));
        endpoints.add(new Endpoint("/objections/new?case=" + things.number(), false, true));
        endpoints.add(new Endpoint("/identification/applications/new?household=" + things.household(), false, true));
        endpoints.add(new Endpoint("/notices?case=" + things.number(), false, false));
        endpoints.add(new Endpoint("/engine/tasks/deadlines?ids=" + things.task(), false, false));
        endpoints.add(new Endpoint(
                "/camunda/api/engine/engine/default/task/" + things.task() + "/form-variables", false, true));
        endpoints.add(new Endpoint("/camunda/api/engine/engine/default/task/" + things.task(), false, true));
        endpoints.add(new Endpoint("/camunda/api/engine/engine/default/task", false, false));
        return List.copyOf(endpoints);
    }

    private static String filled(String pattern, Things things) {
        return pattern.replace("{caseNumber}", things.number().value())
                .replace("/cases/{number}", "/cases/" + things.number())
                .replace("/audit/cases/{caseNumber}", "/audit/cases/" + things.number())
                .replace("{taskId}", things.task())
                .replace("/households/{id}", "/households/" + things.household())
                .replace("/evidence/{id}", "/evidence/" + things.file())
                .replace("{paper}", "application")
                .replaceAll("\\{[a-zA-Z]+\\}", "999999999");
    }

    private Things things() {
        HouseholdId household = acting.person(
                "hongyan1-cunwei1",
                () -> households
                        .register(
                                new NewHousehold(
                                        GROUP, "一组2号", null, List.of(new NewMember(HEAD, SyntheticPeople.man(), "01"))),
                                RegistrationCause.ENTERED)
                        .id());
        CaseNumber number = acting.person(
                "hongyan1-cunwei1", () -> identifications.open(household, Origin.APPLICATION, "生活困难", ""));
        jobs.runDue();
        String task = acting.person("hongyan1-cunwei1", () -> tasks.ofCase(number))
                .get(0)
                .id();
        long file = acting.person(
                "hongyan1-cunwei1",
                () -> evidence.store(number, EvidenceKind.APPLICATION, "申请书.jpg", Photos.jpeg())
                        .id());
        return new Things(household, number, task, file);
    }

    private Browser as(String username) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(username, people.password()).statusCode()).isEqualTo(302);
        return browser;
    }
}
