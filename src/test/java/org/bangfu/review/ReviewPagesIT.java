package org.bangfu.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bangfu.identification.IdentificationSteps.COMMITTEE;
import static org.bangfu.identification.IdentificationSteps.COUNTY;
import static org.bangfu.identification.IdentificationSteps.TEAM;
import static org.bangfu.identification.IdentificationSteps.TOWNSHIP;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.bangfu.casefile.CaseKind;
import org.bangfu.common.CaseNumber;
import org.bangfu.people.signin.DemoPeople;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdStatus;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.TasklistSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of review as people of the village, the township and the county see them. */
@BangfuIT
class ReviewPagesIT {

    @LocalServerPort
    int port;

    @Autowired
    BeanFactory beans;

    @Autowired
    DemoPeople people;

    private ReviewWalk walk;

    @BeforeEach
    void onAMondayInAugust() {
        walk = new ReviewWalk(beans);
        walk.begin();
    }

    @Test
    void theVisitorsFindLastYearsFiguresFilledInAndNamedBesideEachField() {
        CaseNumber number = walk.opened(walk.family(HouseholdStatus.POOR));

        String page =
                signedIn(TEAM).get("/identification/cases/" + number + "/visit").body();

        assertThat(page)
                .contains("2014年的情况（共同生活2人）已经带入", "2014年：4000.00元", "value=\"4000.00\"", "收入和支出填2015年全年数")
                .doesNotContain("有变化</span>");
    }

    @Test
    void theCaseShowsBothYearsAndWhatTheTableProposes() {
        CaseNumber number = walk.judged(HouseholdStatus.POOR, 6_500);

        String page = signedIn(TOWNSHIP).get("/cases/" + number).body();

        assertThat(page).contains("两年对照", "+2500.00", "复核进展", "拟退出", "入户调查");
    }

    @Test
    void aComplaintIsForTheTownshipToOpen() {
        HouseholdId household = walk.family(HouseholdStatus.POOR);
        Map<String, String> complaint = opening(household, "COMPLAINT");

        assertThat(signedIn(COMMITTEE)
                        .postForm("/profile", "/review/cases", complaint)
                        .statusCode())
                .isEqualTo(404);
        assertThat(walk.caseFiles.openCase(household, CaseKind.REVIEW)).isEmpty();
        assertThat(signedIn(TOWNSHIP)
                        .postForm("/profile", "/review/cases", complaint)
                        .statusCode())
                .isEqualTo(302);
        walk.jobsDone();
        assertThat(walk.reviews
                        .get(walk.caseFiles
                                .openCase(household, CaseKind.REVIEW)
                                .orElseThrow()
                                .number())
                        .origin())
                .isEqualTo(ReviewOrigin.COMPLAINT);
    }

    @Test
    void anEventWithoutItsKindComesBackWithTheSentenceAndWhatWasTyped() {
        HouseholdId household = walk.family(HouseholdStatus.POOR);

        HttpResponse<String> answer =
                signedIn(COMMITTEE).postForm("/profile", "/review/cases", opening(household, "EVENT"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("请选择发生了哪一种变化", "村民反映的情况");
    }

    @Test
    void countyAndTownshipSeeTheCampaignsAndTheVillageDoesNot() {
        assertThat(signedIn(COUNTY).get("/review/campaigns").body()).contains("开展年度复核");
        assertThat(signedIn(TOWNSHIP).get("/review/campaigns").body()).contains("红岩示范一村");
        assertThat(signedIn(COMMITTEE).get("/review/campaigns").statusCode()).isEqualTo(404);
    }

    @Test
    void theFormForAChangeOfMembersOffersTheFamilyAndAllKinds() {
        HouseholdId household = walk.family(HouseholdStatus.POOR);

        String page = signedIn(COMMITTEE)
                .get("/review/changes/new?household=" + household)
                .body();

        for (MemberChangeKind kind : MemberChangeKind.values()) {
            assertThat(page).contains(kind.label());
        }
        assertThat(page).contains("复核甲", "复核乙").doesNotContainPattern("430599\\d{11}[\\dX]");
    }

    @Test
    void theHouseholdsPageLeadsToItsReviewAndToAChangeOfMembers() {
        HouseholdId household = walk.family(HouseholdStatus.POOR);

        assertThat(signedIn(COMMITTEE).get("/households/" + household).body())
                .contains("/review/cases/new?household=" + household, "/review/changes/new?household=" + household);
    }

    private static Map<String, String> opening(HouseholdId household, String origin) {
        return new HashMap<>(Map.of(
                "household",
                household.toString(),
                "origin",
                origin,
                "statement",
                "村民反映的情况",
                "commandKey",
                UUID.randomUUID().toString()));
    }

    private TasklistSession signedIn(String username) {
        return new TasklistSession(port).signedIn(username, people.password());
    }
}
