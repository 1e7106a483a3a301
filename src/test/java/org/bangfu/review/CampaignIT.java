package org.bangfu.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bangfu.identification.IdentificationSteps.COUNTY;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseKind;
import org.bangfu.common.AreaCode;
import org.bangfu.common.AreaLevel;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdStatus;
import org.bangfu.registry.Households;
import org.bangfu.testing.BangfuIT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The yearly campaign of a village: every household once, whatever is repeated or killed. */
@BangfuIT
class CampaignIT {

    /** Villages without other households; each test has one of its own, whose campaign is yet to come. */
    private static final Iterator<AreaCode> VILLAGES = IntStream.rangeClosed(3, 10)
            .mapToObj(number -> new AreaCode("430527103%03d".formatted(number)))
            .iterator();

    private static final String TEAM_OF_THE_SECOND = "hongyan2-gongzuodui1";

    @Autowired
    BeanFactory beans;

    @Autowired
    Campaigns campaigns;

    @Autowired
    CampaignWorker worker;

    @Autowired
    CampaignRows rows;

    @Autowired
    Households households;

    @Autowired
    TransactionTemplate transaction;

    private ReviewWalk walk;
    private AreaCode village;

    @BeforeEach
    void anAutumnInAVillageWithThreeRegisteredFamilies() {
        walk = new ReviewWalk(beans);
        walk.begin();
        village = VILLAGES.next();
        walk.family(village, HouseholdStatus.POOR);
        walk.family(village, HouseholdStatus.EXITED);
        walk.family(village, HouseholdStatus.POOR);
    }

    @Test
    void everyRegisteredFamilyOfTheVillageGetsOneCase() throws Exception {
        Campaign campaign = opened(false);

        worker.workNow();
        walk.jobs.runDue();

        Set<HouseholdStatus> registered =
                Set.of(HouseholdStatus.POOR, HouseholdStatus.RELAPSED, HouseholdStatus.EXITED);
        List<HouseholdId> all = households.inArea(village, registered);
        Campaign built = rows.find(campaign.id()).orElseThrow();
        assertThat(built.status()).isEqualTo(Campaign.Status.BUILT);
        assertThat(built.planned()).isEqualTo(all.size());
        assertThat(built.opened() + built.skipped()).isEqualTo(all.size());
        assertThat(built.opened()).isGreaterThanOrEqualTo(3);
        assertThat(all)
                .allSatisfy(household -> assertThat(openReviews(household)).hasSize(1));
    }

    @Test
    void aCampaignHasSixtyDaysAndItsCasesWaitForTheVillagesTeam() throws Exception {
        village = new AreaCode("430527103002");
        HouseholdId household = walk.family(village, HouseholdStatus.POOR);
        Campaign campaign = opened(false);

        worker.workNow();
        walk.jobs.runDue();

        CaseNumber number = openReviews(household).get(0).number();
        assertThat(campaign.overallDue()).isEqualTo(walk.clock.today().plusDays(60));
        assertThat(walk.reviews.get(number)).satisfies(review -> {
            assertThat(review.overallDue()).isEqualTo(campaign.overallDue());
            assertThat(review.year()).isEqualTo(campaign.year());
        });
        assertThat(walk.waiting(TEAM_OF_THE_SECOND, number)).containsExactly("userTask_visitHousehold");
    }

    @Test
    void anotherNodeGoesOnWhereAKilledOneStopped() throws Exception {
        Campaign campaign = heldByAnotherNode();
        assertThat(worker.build(campaign, 2)).isEqualTo(2);
        assertThat(rows.find(campaign.id()).orElseThrow().status()).isEqualTo(Campaign.Status.BUILDING);

        leaseRunsOut(campaign);
        worker.workNow();
        walk.jobs.runDue();

        Campaign built = rows.find(campaign.id()).orElseThrow();
        assertThat(built.status()).isEqualTo(Campaign.Status.BUILT);
        assertThat(campaignCases(campaign)).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void aCampaignThatOneNodeHoldsIsLeftToIt() throws Exception {
        Campaign campaign = heldByAnotherNode();

        worker.workNow();
        assertThat(rows.find(campaign.id()).orElseThrow().opened()).isZero();
        leaseRunsOut(campaign);
        worker.workNow();
        walk.jobs.runDue();

        assertThat(rows.find(campaign.id()).orElseThrow().opened()).isEqualTo(3);
    }

    @Test
    void aCampaignThatIsBuiltTwiceOpensNothingTwice() throws Exception {
        Campaign campaign = opened(false);
        worker.workNow();
        int opened = rows.find(campaign.id()).orElseThrow().opened();

        assertThat(worker.build(campaign, Integer.MAX_VALUE)).isZero();
        walk.jobs.runDue();

        assertThat(campaignCases(campaign)).hasSize(opened).doesNotHaveDuplicates();
    }

    @Test
    void theSameVillageHasOneCampaignAYear() {
        opened(false);

        assertThat(walk.acting.person(COUNTY, () -> campaigns.open(List.of(village), "再来一次", false)))
                .isEmpty();
        assertThatThrownBy(() -> walk.acting.person(
                        COUNTY, () -> campaigns.open(List.of(village.at(AreaLevel.TOWNSHIP)), "全镇", false)))
                .isInstanceOf(ReviewRefused.class);
    }

    @Test
    void aCampaignThatLooksForMissedFamiliesTakesTheOrdinaryOnesIn() throws Exception {
        HouseholdId ordinary = walk.family(village, HouseholdStatus.ORDINARY);
        opened(true);

        worker.workNow();
        walk.jobs.runDue();

        assertThat(openReviews(ordinary)).hasSize(1);
    }

    private Campaign opened(boolean includeOrdinary) {
        List<Campaign> opened =
                walk.acting.person(COUNTY, () -> campaigns.open(List.of(village), "年度动态复核", includeOrdinary));
        assertThat(opened).hasSize(1);
        return opened.get(0);
    }

    /** A campaign whose lease another node has from the first moment. */
    private Campaign heldByAnotherNode() {
        return Objects.requireNonNull(transaction.execute(tx -> {
            rows.insert(2015, village, "年度动态复核", false, walk.clock.today(), PersonId.SYSTEM, walk.clock.today());
            Campaign campaign = rows.find(2015, village).orElseThrow();
            rows.hold(campaign.id(), Instant.now().plusSeconds(600));
            return campaign;
        }));
    }

    private void leaseRunsOut(Campaign campaign) {
        rows.hold(campaign.id(), Instant.now().minusSeconds(1));
    }

    private List<CaseFile> openReviews(HouseholdId household) {
        return walk.caseFiles.ofHousehold(household).stream()
                .filter(file -> file.kind() == CaseKind.REVIEW && file.isOpen())
                .toList();
    }

    private List<Long> campaignCases(Campaign campaign) {
        return beans.getBean(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql("select household_id from review_case where campaign_id = ?")
                .param(campaign.id())
                .query(Long.class)
                .list();
    }
}
