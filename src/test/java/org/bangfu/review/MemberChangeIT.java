package org.bangfu.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bangfu.identification.IdentificationSteps.COMMITTEE;
import static org.bangfu.identification.IdentificationSteps.TOWNSHIP;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.EvidenceKind;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.CitizenId;
import org.bangfu.engine.TaskRefused;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdStatus;
import org.bangfu.registry.Member;
import org.bangfu.registry.SyntheticPeople;
import org.bangfu.testing.BangfuIT;
import org.bangfu.testing.Photos;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who joins and leaves: with proof, by the township's approval, without a meeting. */
@BangfuIT
class MemberChangeIT {

    private static final AtomicInteger BABIES = new AtomicInteger();

    @Autowired
    BeanFactory beans;

    @Autowired
    JdbcClient jdbc;

    private ReviewWalk walk;

    @BeforeEach
    void onAMondayInAugust() {
        walk = new ReviewWalk(beans);
        walk.begin();
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfChangeIsTheTownshipsToApprove(MemberChangeKind kind) {
        HouseholdId household = walk.family(HouseholdStatus.POOR);
        CaseNumber number = walk.reported(kind.joins() ? joining(household, kind) : leaving(household, kind));
        assertThat(walk.households.members(household)).hasSize(2);

        approved(number);

        assertThat(walk.households.members(household)).hasSize(kind.joins() ? 3 : 1);
        assertThat(walk.outcome(number)).startsWith("CHANGED");
        assertThat(walk.caseFiles.decisions(number))
                .singleElement()
                .satisfies(made -> assertThat(made.decision().step()).isEqualTo("userTask_approveChange"));
    }

    @Test
    void aBirthBelowTheLineChangesNothingElse() {
        HouseholdId household = walk.family(HouseholdStatus.POOR);

        CaseNumber number = walk.reported(joining(household, MemberChangeKind.NEWBORN));
        approved(number);

        assertThat(walk.outcome(number)).isEqualTo("CHANGED");
        assertThat(walk.caseFiles.openCase(household, CaseKind.REVIEW)).isEmpty();
    }

    @Test
    void aDeathThatLiftsTheIncomePerHeadAcrossTheLineIsReviewed() {
        HouseholdId household = walk.family(HouseholdStatus.POOR);

        CaseNumber number = walk.reported(leaving(household, MemberChangeKind.DEATH));
        approved(number);

        // 4000 yuan for two are 2000 a head, for one 4000: across 2800
        MemberChange.Applied applied =
                Objects.requireNonNull(walk.changes.get(number).applied());
        CaseNumber review = Objects.requireNonNull(applied.review());
        assertThat(walk.outcome(number)).isEqualTo("CHANGED_WITH_REVIEW");
        assertThat(walk.reviews.get(review)).satisfies(opened -> {
            assertThat(opened.origin()).isEqualTo(ReviewOrigin.MEMBER_CHANGE);
            assertThat(opened.causedBy()).isEqualTo(number);
        });
        assertThatThrownBy(() -> walk.acting.person(COMMITTEE, () -> walk.reviews.withdraw(review, "不办了")))
                .isInstanceOf(ReviewRefused.class)
                .hasMessageContaining("必须办完");
    }

    @Test
    void aReviewThatIsOpenTakesTheChangeIn() {
        HouseholdId household = walk.family(HouseholdStatus.POOR);
        CaseNumber review = walk.opened(household);

        CaseNumber number = walk.reported(leaving(household, MemberChangeKind.DEATH));
        approved(number);

        assertThat(Objects.requireNonNull(walk.changes.get(number).applied()).review())
                .isEqualTo(review);
    }

    @Test
    void whenTheHeadDiesSomebodyElseIsTheHead() {
        HouseholdId household = walk.family(HouseholdStatus.POOR);
        Member head = walk.households.members(household).get(0);
        Member wife = walk.households.members(household).get(1);

        assertThatThrownBy(() -> walk.reported(change(household, head, null)))
                .isInstanceOf(ReviewRefused.class)
                .hasMessageContaining("继任户主");
        CaseNumber number = walk.reported(change(household, head, new NewMemberChange.NextHead(wife.id(), "02")));
        approved(number);

        assertThat(walk.households.members(household)).singleElement().satisfies(member -> {
            assertThat(member.id()).isEqualTo(wife.id());
            assertThat(member.isHead()).isTrue();
        });
    }

    @Test
    void theLastPersonOfAFamilyDoesNotLeaveItSilently() {
        HouseholdId household = walk.family(HouseholdStatus.POOR);
        approved(walk.reported(leaving(household, MemberChangeKind.OTHER_OUT)));
        Member last = walk.households.members(household).get(0);

        assertThatThrownBy(() -> walk.reported(change(household, last, null)))
                .isInstanceOf(ReviewRefused.class)
                .hasMessageContaining("X10");
    }

    @Test
    void theTownshipApprovesOnlyWhatIsProven() {
        CaseNumber number = walk.reported(joining(walk.family(HouseholdStatus.POOR), MemberChangeKind.MARRIED_IN));
        assertThatThrownBy(() -> walk.done(TOWNSHIP, number, "userTask_approveChange", Map.of("decision", "APPROVE")))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining("核对证明材料");

        walk.done(TOWNSHIP, number, "userTask_approveChange", Map.of("decision", "RETURN", "reason", "缺结婚证"));
        assertThatThrownBy(() -> walk.done(COMMITTEE, number, "userTask_supplementProof", Map.of("note", "补结婚证")))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining("先在案卷页上传");
        walk.acting.person(
                COMMITTEE,
                () -> walk.evidence.store(number, EvidenceKind.MEMBER_CHANGE_PROOF, "结婚证.jpg", Photos.jpeg()));
        walk.done(COMMITTEE, number, "userTask_supplementProof", Map.of("note", "补结婚证"));
        walk.done(TOWNSHIP, number, "userTask_approveChange", Map.of("decision", "REJECT", "reason", "不共同生活"));

        assertThat(walk.outcome(number)).isEqualTo("REFUSED");
        assertThat(walk.changes.get(number).refusedReason()).isEqualTo("不共同生活");
        assertThat(walk.households.members(walk.changes.get(number).household()))
                .hasSize(2);
    }

    @Test
    void aReportIsTakenBackBeforeTheTownshipHasApproved() {
        HouseholdId household = walk.family(HouseholdStatus.POOR);
        CaseNumber number = walk.reported(joining(household, MemberChangeKind.OTHER_IN));

        walk.acting.person(COMMITTEE, () -> walk.changes.withdraw(number, "报错了户"));
        walk.jobs.runDue();

        assertThat(walk.outcome(number)).isEqualTo("WITHDRAWN");
        assertThat(walk.households.members(household)).hasSize(2);
    }

    @Test
    void whoBelongsToAnotherFamilyLeavesThatFirst() {
        HouseholdId other = walk.family(HouseholdStatus.POOR);
        CitizenId taken = walk.households.members(other).get(1).citizenId();

        assertThatThrownBy(() -> walk.reported(new NewMemberChange(
                        walk.family(HouseholdStatus.POOR),
                        MemberChangeKind.MARRIED_IN,
                        walk.clock.today(),
                        "嫁入",
                        null,
                        null,
                        new NewMemberChange.Joining("复核丙", taken, "05"))))
                .isInstanceOf(ReviewRefused.class)
                .hasMessageContaining("先从原户转出");
    }

    @Test
    void theIdNumberOfWhoJoinsIsStoredSealed() {
        CitizenId citizen = SyntheticPeople.woman();
        CaseNumber number = walk.reported(new NewMemberChange(
                walk.family(HouseholdStatus.POOR),
                MemberChangeKind.MARRIED_IN,
                walk.clock.today(),
                "嫁入",
                null,
                null,
                new NewMemberChange.Joining("复核丙", citizen, "05")));

        byte[] sealed = jdbc.sql("select joiner_sealed from review_member_change where case_number = ?")
                .param(number.value())
                .query((rs, n) -> rs.getBytes(1))
                .single();
        assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(citizen.value());
        assertThat(walk.changes.get(number).joiningMasked()).isNotNull().doesNotContain(citizen.value());
    }

    private void approved(CaseNumber number) {
        walk.done(TOWNSHIP, number, "userTask_approveChange", Map.of("decision", "APPROVE", "proofSeen", true));
    }

    private NewMemberChange joining(HouseholdId household, MemberChangeKind kind) {
        return new NewMemberChange(
                household,
                kind,
                walk.clock.today(),
                kind.label(),
                null,
                null,
                new NewMemberChange.Joining(
                        "复核丁",
                        kind == MemberChangeKind.NEWBORN
                                ? SyntheticPeople.born(walk.clock.today().minusDays(40), BABIES.incrementAndGet())
                                : SyntheticPeople.woman(),
                        kind == MemberChangeKind.NEWBORN ? "03" : "05"));
    }

    private NewMemberChange leaving(HouseholdId household, MemberChangeKind kind) {
        List<Member> members = walk.households.members(household);
        return new NewMemberChange(
                household,
                kind,
                walk.clock.today(),
                kind.label(),
                members.get(members.size() - 1).id(),
                null,
                null);
    }

    private NewMemberChange change(
            HouseholdId household, Member leaving, NewMemberChange.@org.jspecify.annotations.Nullable NextHead head) {
        return new NewMemberChange(
                household, MemberChangeKind.DEATH, walk.clock.today(), "死亡", leaving.id(), head, null);
    }
}
