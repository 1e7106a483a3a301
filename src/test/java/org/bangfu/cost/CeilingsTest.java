package org.bangfu.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Map;
import org.bangfu.testing.RoundTrips;
import org.junit.jupiter.api.Test;

class CeilingsTest {

    private static final Ceilings CEILINGS = Ceilings.of("step,round trips,write commits\n受理申请,11,1\n入户调查,5,1\n");

    @Test
    void aCaseAtItsCeilingsPasses() {
        CaseCost cost = cost(11, 1, 5);

        assertThat(CEILINGS.exceededBy(cost)).isEmpty();
    }

    @Test
    void oneStatementMoreIsTooMuch() {
        CaseCost cost = cost(12, 1, 5);

        assertThat(CEILINGS.exceededBy(cost)).containsExactly("受理申请 took 12 round trips, the ceiling is 11");
    }

    @Test
    void oneWriteCommitMoreIsTooMuch() {
        CaseCost cost = cost(11, 2, 5);

        assertThat(CEILINGS.exceededBy(cost)).containsExactly("受理申请 took 2 write commits, the ceiling is 1");
    }

    @Test
    void aStepThatNobodyWroteDownIsNotFree() {
        CaseCost cost = new CaseCost(Map.of("小组评议", count(1, 1)));

        assertThat(CEILINGS.exceededBy(cost))
                .containsExactly(
                        "小组评议 has no ceiling; it took 1 round trips and 1 write commits",
                        "受理申请 has a ceiling but was not walked",
                        "入户调查 has a ceiling but was not walked");
    }

    @Test
    void aCaseMayCostTwiceTheBareEngineAndNotMore() {
        CaseCost bare = new CaseCost(Map.of("受理申请", count(8, 1)));

        assertThat(Ceilings.exceededBy(cost(11, 1, 5), bare)).isEmpty();
        assertThat(Ceilings.exceededBy(cost(12, 1, 5), bare))
                .containsExactly("the case took 17 round trips, more than 2 times the bare engine's 8");
        assertThat(Ceilings.exceededBy(cost(11, 2, 5), bare))
                .containsExactly("the case took 3 write commits, more than 2 times the bare engine's 1");
    }

    private static CaseCost cost(int acceptance, int acceptanceCommits, int visit) {
        return new CaseCost(Map.of("受理申请", count(acceptance, acceptanceCommits), "入户调查", count(visit, 1)));
    }

    private static RoundTrips.Count count(int roundTrips, int writeCommits) {
        return new RoundTrips.Count(
                Collections.nCopies(roundTrips - writeCommits, "select 1"), writeCommits, writeCommits);
    }
}
