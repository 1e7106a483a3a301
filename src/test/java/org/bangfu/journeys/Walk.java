package org.bangfu.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Role;
import org.bangfu.engine.BusinessClock;
import org.bangfu.engine.OpenTask;
import org.bangfu.engine.OpenTasks;
import org.bangfu.testing.ActingAs;
import org.bangfu.testing.EngineJobs;
import org.bangfu.testing.Photos;
import org.bangfu.testing.TasklistSession.Attachment;
import org.bangfu.testing.TestClock;
import org.springframework.beans.factory.BeanFactory;

/**
 * One walk through the county, of one journey or of several: every deed is shown to the watcher first and must then
 * succeed for its doer. What follows from a submitted form in the engine has run when a step returns.
 */
final class Walk {

    private final Office office;
    private final Watcher watcher;
    private final OpenTasks tasks;
    private final ActingAs acting;
    private final EngineJobs jobs;
    private final TestClock clock;
    private final Map<String, Integer> deeds = new TreeMap<>();

    Walk(Office office, Watcher watcher, BeanFactory beans) {
        this.office = office;
        this.watcher = watcher;
        this.tasks = beans.getBean(OpenTasks.class);
        this.acting = beans.getBean(ActingAs.class);
        this.jobs = beans.getBean(EngineJobs.class);
        this.clock = beans.getBean(TestClock.class);
    }

    Office office() {
        return office;
    }

    /** What was done, as method and pattern, and how often. */
    Map<String, Integer> deeds() {
        return Map.copyOf(deeds);
    }

    HttpResponse<String> done(Deed deed) {
        deeds.merge(deed.endpoint(), 1, Integer::sum);
        watcher.before(deed);
        HttpResponse<String> answer = office.send(deed.doer(), deed);
        assertThat(answer.statusCode()).as(deed + "\n" + answer.body()).isLessThan(400);
        String back = answer.headers().firstValue("location").orElse("");
        if (!back.isEmpty()) {
            String shown = office.session(deed.doer())
                    .get(back.replaceFirst("^http://[^/]+", ""))
                    .body();
            assertThat(shown).as(deed.toString()).doesNotContain("class=\"flash problem\"");
        }
        return answer;
    }

    /** Sends a form of ours that leads to another page. */
    HttpResponse<String> form(
            String who, AreaCode at, Set<Role> may, String pattern, String path, Map<String, ?> fields) {
        return form(who, at, may, pattern, path, 302, fields, "");
    }

    HttpResponse<String> form(
            String who, AreaCode at, Set<Role> may, String pattern, String path, int status, Map<String, ?> fields) {
        return form(who, at, may, pattern, path, status, fields, "");
    }

    HttpResponse<String> form(
            String who,
            AreaCode at,
            Set<Role> may,
            String pattern,
            String path,
            int status,
            Map<String, ?> fields,
            String task) {
        HttpResponse<String> answer =
                done(new Deed("POST " + pattern, who, at, may, path, Deed.Body.FORM, withKey(fields), List.of(), task));
        assertThat(answer.statusCode()).as(pattern).isEqualTo(status);
        return answer;
    }

    /** Sends a form of ours with files, about a task or about none. */
    HttpResponse<String> form(
            String who,
            AreaCode at,
            Set<Role> may,
            String pattern,
            String path,
            Map<String, ?> fields,
            List<Attachment> files,
            String task) {
        return done(new Deed("POST " + pattern, who, at, may, path, Deed.Body.FORM, withKey(fields), files, task));
    }

    void claimed(String who, CaseNumber number, String key) {
        OpenTask open = open(who, number, key);
        done(new Deed(
                "POST " + Office.task("{id}", "claim"),
                who,
                open.area(),
                Set.of(open.seat().role()),
                Office.task(open.id(), "claim"),
                Deed.Body.CLAIM,
                Map.of(),
                List.of(),
                open.id()));
    }

    /** Claims the task in Tasklist, fills in its form and submits it. */
    void submitted(String who, CaseNumber number, String key, Map<String, ?> values) {
        OpenTask open = open(who, number, key);
        claimed(who, number, key);
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

    boolean waits(String who, CaseNumber number, String key) {
        return acting.person(who, () -> tasks.ofCase(number)).stream()
                .anyMatch(task -> task.key().equals(key));
    }

    String taskOf(String who, CaseNumber number, String key) {
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

    String now() {
        return LocalDateTime.ofInstant(clock.now(), BusinessClock.ZONE).toString();
    }

    String today() {
        return clock.today().toString();
    }

    static Attachment photo(String field) {
        return new Attachment(
                field, CountyJourney.SURNAME + CountyJourney.word("照片") + ".jpg", "image/jpeg", Photos.jpeg());
    }

    static Map<String, Object> fields(Object... pairs) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i].toString(), pairs[i + 1]);
        }
        return fields;
    }

    static Map<String, Object> withKey(Map<String, ?> fields) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("commandKey", UUID.randomUUID().toString());
        all.putAll(fields);
        return all;
    }

    /** The last part of the address that an answer leads to. */
    static String last(HttpResponse<String> answer) {
        String location = answer.headers().firstValue("location").orElse("");
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
