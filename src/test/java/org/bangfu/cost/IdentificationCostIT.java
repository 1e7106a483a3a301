package org.bangfu.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.bangfu.identification.IdentificationSteps;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.EngineJobs;
import org.bangfu.testing.RoundTrips;
import org.bangfu.testing.TestClock;
import org.bangfu.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a case costs the database. The first walk fills what is read once for each start of the program and is not
 * counted. The report of PostgreSQL is the one that is quoted; the ceilings hold on H2 as well.
 */
@BangfuIT
class IdentificationCostIT {

    /** Before the campaign: no test accepts a department's list then, and the county compares by letter. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2015, 7, 6);

    private static final LocalDate LAST_DAY = FIRST_DAY.plusDays(20);

    private static final AtomicInteger RODS = new AtomicInteger();

    @Autowired
    IdentificationSteps people;

    @Autowired
    EngineJobs jobs;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void nothingLeftToDoFromOtherTests() {
        clock.moveTo(LAST_DAY);
        jobs.runDue();
        clock.moveTo(FIRST_DAY);
    }

    @Test
    void aCaseCostsNoMoreThanWasWrittenDownAndNoMoreThanTwiceTheBareEngine() {
        CaseCost full = warmed(new FullWalk(people, jobs, clock));
        CaseCost bare = bare();

        new CostReport(TestDatabase.isPostgres() ? "PostgreSQL" : "H2", full, bare)
                .write(TestDatabase.isPostgres() ? "identification" : "identification-h2");
        assertThat(Ceilings.written().exceededBy(full)).isEmpty();
        assertThat(Ceilings.exceededBy(full, bare)).isEmpty();
    }

    @Test
    void theSameCaseCostsTheSameAgain() {
        FullWalk walk = new FullWalk(people, jobs, clock);
        CaseCost first = warmed(walk);

        CaseCost second = again(walk);

        assertThat(second.rows()).isEqualTo(first.rows());
    }

    @Test
    void oneQueryMoreInAStepIsFound() {
        FullWalk walk = new FullWalk(people, jobs, clock);
        CaseCost usual = warmed(walk);

        CaseCost dearer = again(steps -> walk.walk((name, step) -> steps.take(name, () -> {
            step.run();
            if (name.equals("受理申请")) {
                jdbc.sql("select count(*) from case_file").query(Long.class).single();
            }
        })));

        Ceilings ceilings = Ceilings.of(usual.rows());
        assertThat(ceilings.exceededBy(usual)).isEmpty();
        assertThat(ceilings.exceededBy(dearer)).singleElement().asString().startsWith("受理申请 took ");
    }

    private CaseCost warmed(CaseWalk walk) {
        CaseCost.of(walk);
        return again(walk);
    }

    private CaseCost again(CaseWalk walk) {
        clock.moveTo(FIRST_DAY);
        return CaseCost.of(walk);
    }

    private static CaseCost bare() {
        String name = "bare" + RODS.incrementAndGet();
        try (BareCamunda camunda = new BareCamunda(RoundTrips.counted(TestDatabase.another(name)))) {
            CaseCost.of(camunda);
            return CaseCost.of(camunda);
        }
    }
}
