package org.bangfu.journeys;

import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.Outcome;
import org.bangfu.common.CaseNumber;
import org.bangfu.engine.OpenTasks;
import org.bangfu.people.signin.DemoPeople;
import org.bangfu.registry.Households;
import org.bangfu.testing.ActingAs;
import org.bangfu.testing.EngineJobs;
import org.bangfu.testing.TestClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A case that its people take through browsers from the first step to the last. */
@SuppressWarnings("NullAway.Init")
abstract class InBrowsers {

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private DemoPeople people;

    @Autowired
    private CaseFiles cases;

    @Autowired
    private OpenTasks tasks;

    @Autowired
    Households households;

    @Autowired
    ActingAs acting;

    @Autowired
    EngineJobs jobs;

    @Autowired
    TestClock clock;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    BrowserWalk walk() {
        return new BrowserWalk(chromium, port, people, jobs, clock);
    }

    /** Whether the case waits at the step for the person. */
    boolean waits(String username, String caseNumber, String step) {
        return acting.person(username, () -> tasks.ofCase(new CaseNumber(caseNumber))).stream()
                .anyMatch(task -> task.key().equals(step));
    }

    /** How the case ended, or OPEN. */
    String outcome(String caseNumber) {
        Outcome outcome = cases.get(new CaseNumber(caseNumber)).outcome();
        return outcome == null ? "OPEN" : outcome.code();
    }
}
