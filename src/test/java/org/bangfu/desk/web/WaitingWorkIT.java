package org.bangfu.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bangfu.casefile.TrialHouseholds;
import org.bangfu.common.AreaCode;
import org.bangfu.people.Staff;
import org.bangfu.people.signin.DemoPeople;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdSplits;
import org.bangfu.registry.Households;
import org.bangfu.registry.Member;
import org.bangfu.registry.NewSplit;
import org.bangfu.testing.ActingAs;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.TasklistSession;
import org.bangfu.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What waits on pages and not in Tasklist is counted on the start page of whoever may do it, and of nobody else. */
@BangfuIT
class WaitingWorkIT {

    private static final String VILLAGE = "430527103001";
    private static final String COMMITTEE = "hongyan1-cunwei1";
    private static final String TOWNSHIP = "hongyan-xiangzhen1";
    private static final String OTHER_TOWNSHIP = "tangjiafang-xiangzhen1";
    private static final Pattern PLACE = Pattern.compile(
            "<li><a href=\"(?<path>[^\"]+)\"><strong>[^<]*(?:<em[^>]*>(?<count>\\d+)</em>)?", Pattern.DOTALL);

    @LocalServerPort
    int port;

    @Autowired
    DemoPeople people;

    @Autowired
    Households households;

    @Autowired
    HouseholdSplits splits;

    @Autowired
    Staff staff;

    @Autowired
    ActingAs acting;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void inMay() {
        clock.moveTo(LocalDate.of(2018, 5, 7));
    }

    @Test
    void aSplitWaitsForItsTownshipUntilItIsReviewed() {
        int before = counted(TOWNSHIP, "/splits");
        int elsewhere = counted(OTHER_TOWNSHIP, "/splits");

        HouseholdId origin = TrialHouseholds.in(households, VILLAGE + "01");
        Member leaving = households.members(origin).get(1);
        HouseholdId alone = acting.person(
                        COMMITTEE,
                        () -> splits.split(new NewSplit(
                                origin,
                                Map.of(leaving.id(), Member.HEAD),
                                new AreaCode(VILLAGE + "01"),
                                "一组等候路1号",
                                clock.today(),
                                "成家分户")))
                .id();

        assertThat(counted(TOWNSHIP, "/splits")).isEqualTo(before + 1);
        assertThat(counted(OTHER_TOWNSHIP, "/splits")).isEqualTo(elsewhere);
        assertThat(counted(COMMITTEE, "/splits")).as("不能审查自己登记的").isZero();

        long id = splits.ofHousehold(alone).get(0).id();
        acting.person(
                TOWNSHIP,
                () -> splits.review(id, true, "入户看过", staff.byUsername(TOWNSHIP).orElseThrow()));

        assertThat(counted(TOWNSHIP, "/splits")).isEqualTo(before);
    }

    @Test
    void aSignWaitsForEverybodyButThePersonThatItIsAbout() {
        int township = counted(TOWNSHIP, "/integrity/flags");
        int county = counted("xian-fupin1", "/integrity/flags");
        int supervision = counted("xian-jiandu1", "/integrity/flags");

        jdbc.sql("insert into integrity_flag (kind, flag_key, area, about_person, sentence, raised_on)"
                        + " values ('APPROVALS', ?, ?, ?, '审批集中', ?)")
                .params(
                        "waiting-" + System.nanoTime(),
                        VILLAGE,
                        staff.byUsername(TOWNSHIP).orElseThrow().value(),
                        clock.today())
                .update();

        assertThat(counted(TOWNSHIP, "/integrity/flags")).isEqualTo(township);
        assertThat(counted("xian-fupin1", "/integrity/flags")).isEqualTo(Math.min(county + 1, 99));
        assertThat(counted("xian-jiandu1", "/integrity/flags")).isEqualTo(Math.min(supervision + 1, 99));
        assertThat(counted("shenji1", "/integrity/flags")).as("审计只看").isZero();
    }

    private int counted(String username, String path) {
        String page = new TasklistSession(port)
                .signedIn(username, people.password())
                .get("/")
                .body();
        Matcher place = PLACE.matcher(page);
        while (place.find()) {
            if (place.group("path").equals(path)) {
                return place.group("count") == null ? 0 : Integer.parseInt(place.group("count"));
            }
        }
        throw new AssertionError(username + " 的工作台没有 " + path);
    }
}
