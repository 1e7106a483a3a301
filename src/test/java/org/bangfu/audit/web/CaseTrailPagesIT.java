package org.bangfu.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.TrialHouseholds;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.identification.Identifications;
import org.bangfu.identification.Origin;
import org.bangfu.people.signin.DemoPeople;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.Households;
import org.bangfu.testing.ActingAs;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.Browser;
import org.bangfu.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** What a case says of who did what, to those who may read it. */
@BangfuIT
class CaseTrailPagesIT {

    private static final AreaCode GROUP = new AreaCode("43052710300101");
    private static final Pattern STEP = Pattern.compile("环节：step-(\\d+)<");
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    AuditTrail trail;

    @Autowired
    CaseFiles cases;

    @Autowired
    Households households;

    @Autowired
    Identifications identifications;

    @Autowired
    ActingAs acting;

    @Autowired
    DemoPeople people;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @BeforeEach
    void onAMonday() {
        clock.moveTo(LocalDate.of(2015, 8, 3));
    }

    @Test
    void theCasePageShowsWhatWasDoneLastInChinese() {
        CaseNumber number = opened();
        completed(number, 1, 14);

        for (String reader : List.of("hongyan1-cunwei1", "hongyan-xiangzhen1", "xian-fupin1", "shenji1")) {
            String page = as(reader).get("/cases/" + number).body();

            assertThat(steps(page)).as(reader).containsExactly(14, 13, 12, 11, 10, 9, 8, 7, 6, 5);
            assertThat(page)
                    .contains("办结任务", "href=\"/audit/cases/" + number + "\"")
                    .doesNotContain("：<span>查看案卷");
        }
    }

    @Test
    void everyEntryStandsOnExactlyOnePageOfTheWholeTrailTheNewestFirst() {
        CaseNumber number = opened();
        completed(number, 1, 120);
        Browser village = as("hongyan1-cunwei1");

        List<Integer> seen = new ArrayList<>();
        int pages = 0;
        String path = "/audit/cases/" + number;
        while (!path.isEmpty()) {
            String page = village.get(path).body();
            List<Integer> steps = steps(page);
            assertThat(steps).hasSizeLessThanOrEqualTo(50);
            seen.addAll(steps);
            pages++;
            Matcher next = NEXT.matcher(page);
            path = next.find() ? next.group(1).replace("&amp;", "&") : "";
        }

        assertThat(pages).isEqualTo(3);
        assertThat(seen).hasSize(120).doesNotHaveDuplicates().isSortedAccordingTo((one, other) -> other - one);
        assertThat(village.get("/audit/cases/" + number + "?after=nonsense").statusCode())
                .isEqualTo(200);
    }

    @Test
    void strangersFindNoTrail() {
        CaseNumber number = opened();
        completed(number, 1, 1);

        for (String stranger : List.of("hongyan2-cunwei1", "tangjiafang-xiangzhen1", "guanli1", "liucheng1")) {
            assertThat(as(stranger).get("/audit/cases/" + number).statusCode())
                    .as(stranger)
                    .isEqualTo(404);
        }
    }

    @Test
    void theTrailOfAnObjectionIsKeptFromTheVillage() {
        CaseNumber about = opened();
        CaseNumber objection = acting.person(
                "hongyan-xiangzhen1",
                () -> Objects.requireNonNull(transaction.execute(
                        status -> cases.openAbout(CaseKind.OBJECTION, about).number())));
        completed(objection, 1, 2);

        for (String village : List.of("hongyan1-cunwei1", "hongyan1-zu1", "hongyan1-gongzuodui1")) {
            assertThat(as(village).get("/audit/cases/" + objection).statusCode())
                    .as(village)
                    .isEqualTo(404);
        }
        for (String above : List.of("hongyan-xiangzhen1", "xian-fupin1", "shenji1")) {
            assertThat(steps(as(above).get("/audit/cases/" + objection).body()))
                    .as(above)
                    .containsExactly(2, 1);
        }
    }

    private CaseNumber opened() {
        return acting.person("hongyan1-cunwei1", () -> {
            HouseholdId household = TrialHouseholds.in(households, GROUP.value());
            return identifications.open(household, Origin.APPLICATION, "生活困难", "");
        });
    }

    private void completed(CaseNumber number, int from, int to) {
        CaseFile file = cases.get(number);
        for (int step = from; step <= to; step++) {
            int each = step;
            transaction.executeWithoutResult(status -> trail.record(AuditEntry.of("task.completed")
                    .in(file.area())
                    .onCase(number)
                    .with("task", "step-" + each)));
        }
    }

    private static List<Integer> steps(String page) {
        List<Integer> steps = new ArrayList<>();
        Matcher found = STEP.matcher(page);
        while (found.find()) {
            steps.add(Integer.valueOf(found.group(1)));
        }
        return steps;
    }

    private Browser as(String username) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(username, people.password()).statusCode()).isEqualTo(302);
        return browser;
    }
}
