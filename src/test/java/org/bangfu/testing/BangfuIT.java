package org.bangfu.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.bangfu.Bangfu;
import org.bangfu.engine.TrialCases;
import org.bangfu.identification.IdentificationSteps;
import org.bangfu.meetings.TrialMeetings;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * An integration test on the one context that the whole suite shares: real HTTP on a random port ({@code
 * @LocalServerPort}), the demo's people and seeds, the database that {@code bangfu.test.database} names ({@code h2} or
 * {@code postgresql}). Rows stay: a test works on households of its own. The job executor is off: {@link EngineJobs}
 * runs what is due. {@link TestClock} moves the day.
 *
 * <p>Nothing that would make a second context may be added: no mock beans, no properties, no profiles.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(classes = Bangfu.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
@ActiveProfiles({"demo", "test"})
@Import({
    TestClock.class,
    EngineJobs.class,
    EngineScan.class,
    ActingAs.class,
    RequestLines.class,
    Books.class,
    TrialCases.class,
    TrialMeetings.class,
    IdentificationSteps.class,
    RoundTrips.class
})
public @interface BangfuIT {}
