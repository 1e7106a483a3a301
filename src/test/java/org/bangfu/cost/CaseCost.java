package org.bangfu.cost;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bangfu.testing.RoundTrips;

/**
 * What each step of one walk sent to the database. The policy's table is left out: each node reads it again after a
 * while, whichever step comes first then, so that it belongs to no case.
 */
record CaseCost(Map<String, RoundTrips.Count> steps) {

    private static final String POLICY_READ_AGAIN = "select * from policy_parameter order by id";

    static CaseCost of(CaseWalk walk) {
        Map<String, RoundTrips.Count> counts = new LinkedHashMap<>();
        walk.walk((name, step) -> {
            if (counts.put(name, RoundTrips.of(step).without(POLICY_READ_AGAIN)) != null) {
                throw new IllegalStateException("two steps are called " + name);
            }
        });
        return new CaseCost(counts);
    }

    /** Of one step; nothing for a step that the walk has not. */
    RoundTrips.Count at(String step) {
        return steps.getOrDefault(step, RoundTrips.Count.NOTHING);
    }

    /** As the ceilings are written down: a header, then step, round trips, write commits. */
    String rows() {
        StringBuilder rows = new StringBuilder("step,round trips,write commits\n");
        steps.forEach((step, count) -> rows.append(step)
                .append(',')
                .append(count.roundTrips())
                .append(',')
                .append(count.writeCommits())
                .append('\n'));
        return rows.toString();
    }

    RoundTrips.Count whole() {
        return steps.values().stream().reduce(RoundTrips.Count.NOTHING, RoundTrips.Count::plus);
    }
}
