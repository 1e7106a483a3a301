package org.bangfu.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.bangfu.common.CaseNumber;
import org.bangfu.people.Staff;
import org.bangfu.people.signin.DemoPeople;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.EngineScan;
import org.bangfu.testing.TasklistSession;
import org.bangfu.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people write about a family reaches the module and stays out of the engine. */
@BangfuIT
class PersonalDataIT {

    private static final String CANARY = "欧阳金秋雀患肺病欠债";

    @LocalServerPort
    int port;

    @Autowired
    TrialCases cases;

    @Autowired
    DemoPeople people;

    @Autowired
    Staff staff;

    @Autowired
    EngineScan engine;

    @Autowired
    TestClock clock;

    @Test
    void noWordOfWhatWasEnteredStandsInAnyTableOfTheEngine() {
        clock.moveTo(LocalDate.of(2015, 8, 3));
        CaseNumber number = cases.startIn("430527103001");
        String task = cases.openTaskOf(number);
        String me = staff.byUsername("hongyan1-cunwei1").orElseThrow().value();
        TasklistSession village = new TasklistSession(port).signedIn("hongyan1-cunwei1", people.password());

        village.engine("POST", "/task/" + task + "/claim", "{\"userId\":\"" + me + "\"}");
        int refused = village.engine(
                        "POST",
                        "/task/" + task + "/submit-form",
                        "{\"variables\":{\"" + CANARY + "\":{\"value\":\"" + CANARY + "\"}}}")
                .statusCode();
        int taken = village.engine(
                        "POST",
                        "/task/" + task + "/submit-form",
                        ("{\"variables\":{\"poor\":{\"value\":true},\"people\":{\"value\":3},\"finding\":{\"value\":\"%s\"},"
                                        + "\"visitedOn\":{\"value\":\"2015-08-03\"},\"cause\":{\"value\":\"%s\"}}}")
                                .formatted(CANARY, CANARY))
                .statusCode();

        assertThat(refused).isEqualTo(422);
        assertThat(taken).isEqualTo(204);
        assertThat(cases.taken(number, "userTask_visitHousehold").text("finding"))
                .isEqualTo(CANARY);
        assertThat(engine.placesOf(CANARY)).isEmpty();
    }

    @Test
    void theScanFindsWhatIsThere() {
        CaseNumber number = cases.startIn("430527103001");

        assertThat(engine.tables()).hasSizeGreaterThan(30);
        assertThat(engine.placesOf(number.value()).stream().map(String::toUpperCase))
                .contains("ACT_RU_EXECUTION.BUSINESS_KEY_", "ACT_HI_PROCINST.BUSINESS_KEY_");
        assertThat(engine.placesOf("家庭人口").stream().map(String::toUpperCase)).contains("ACT_GE_BYTEARRAY.BYTES_");
    }
}
