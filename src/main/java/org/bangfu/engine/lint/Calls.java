package org.bangfu.engine.lint;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.bangfu.engine.fence.Rings;

/** Processes that call each other in a ring, however long. */
final class Calls {

    private Calls() {}

    static void findings(Map<String, Model> processes, Linter.Findings findings) {
        Map<String, Set<String>> calls = new LinkedHashMap<>();
        processes.forEach(
                (id, model) -> calls.put(id, new LinkedHashSet<>(model.calls().values())));
        for (Set<String> ring : Rings.withoutWait(calls, id -> false)) {
            for (String process : ring) {
                Model model = processes.get(process);
                if (model == null) {
                    continue;
                }
                model.calls().forEach((activity, called) -> {
                    if (ring.contains(called)) {
                        findings.find(model.path(), activity, "流程互相调用成环（" + String.join(" → ", ring) + "），请去掉其中一次调用");
                    }
                });
            }
        }
    }
}
