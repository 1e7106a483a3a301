package org.bangfu.desk.web;

import java.util.List;
import java.util.Optional;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseSubjects;
import org.bangfu.engine.BusinessClock;
import org.bangfu.engine.OpenTask;
import org.bangfu.engine.OpenTasks;
import org.bangfu.registry.Areas;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What Tasklist's cards say about a task besides its name: the engine does not know whom a case is about. */
@RestController
class TaskCards {

    private static final int MOST = 50;

    private final OpenTasks tasks;
    private final CaseFiles cases;
    private final CaseSubjects subjects;
    private final Areas areas;
    private final BusinessClock clock;

    TaskCards(OpenTasks tasks, CaseFiles cases, CaseSubjects subjects, Areas areas, BusinessClock clock) {
        this.clock = clock;
        this.tasks = tasks;
        this.cases = cases;
        this.subjects = subjects;
        this.areas = areas;
    }

    /** The cards of the tasks that are the person's to see; the others are left out without a word. */
    @GetMapping("/desk/cards")
    List<Card> cards(@RequestParam List<String> ids) {
        return ids.stream()
                .distinct()
                .limit(MOST)
                .map(tasks::find)
                .flatMap(Optional::stream)
                .map(this::card)
                .toList();
    }

    /** The business day, on which Tasklist's date fields open. */
    @GetMapping("/desk/today")
    Today today() {
        return new Today(clock.today().toString());
    }

    private Card card(OpenTask task) {
        String head = cases.find(task.caseNumber()).map(subjects::name).orElse(null);
        return new Card(task.id(), task.caseNumber().value(), head, areas.fullName(task.area()), task.page());
    }

    /** @param date such as 2015-08-03 */
    record Today(String date) {}

    /**
     * @param head the head of the household, where the case is about one
     * @param place the case's area in full
     * @param page path of our own page on which the task is done, null when it has a form in Tasklist
     */
    record Card(
            String taskId,
            String caseNumber,
            @Nullable String head,
            String place,
            @Nullable String page) {}
}
