package org.bangfu.testing;

import java.util.List;
import java.util.Map;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.Outcome;
import org.bangfu.common.CaseNumber;
import org.bangfu.engine.OpenTask;
import org.bangfu.engine.OpenTasks;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/** The tasks of cases, done by the people whose seats they are. When a step returns, the jobs that follow have run. */
public class CaseWork {

    public final CaseFiles caseFiles;
    public final ActingAs acting;
    public final EngineJobs jobs;
    private final OpenTasks tasks;

    public CaseWork(BeanFactory beans) {
        caseFiles = beans.getBean(CaseFiles.class);
        acting = beans.getBean(ActingAs.class);
        jobs = beans.getBean(EngineJobs.class);
        tasks = beans.getBean(OpenTasks.class);
    }

    public void done(String who, CaseNumber number, String key, Map<String, ? extends @Nullable Object> values) {
        OpenTask task = task(who, number, key);
        acting.person(who, () -> tasks.complete(task.id(), values));
        jobs.runDue();
    }

    public OpenTask task(String who, CaseNumber number, String key) {
        return acting.person(who, () -> tasks.ofCase(number)).stream()
                .filter(task -> task.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "%s 没有等 %s 办的 %s；在等的是 %s".formatted(number, who, key, waiting(who, number))));
    }

    /** The model ids of what waits for the person. */
    public List<String> waiting(String who, CaseNumber number) {
        return acting.person(who, () -> tasks.ofCase(number)).stream()
                .map(OpenTask::key)
                .toList();
    }

    /** How the case ended; OPEN while it has not. */
    public String outcome(CaseNumber number) {
        Outcome outcome = caseFiles.get(number).outcome();
        return outcome == null ? "OPEN" : outcome.code();
    }
}
