package org.bangfu.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseKind;
import org.bangfu.common.CaseNumber;
import org.bangfu.exit.ExitOrigin;
import org.bangfu.exit.HouseholdExits;
import org.bangfu.identification.IdentificationSteps;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdStatus;
import org.bangfu.testing.BangfuIT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of a household that a review found ready to leave poverty: its exit is opened, or the review says why not. */
@BangfuIT
class ExitCandidateIT {

    @Autowired
    BeanFactory beans;

    @Autowired
    HouseholdExits exits;

    private ReviewWalk walk;

    @BeforeEach
    void inNovember() {
        walk = new ReviewWalk(beans);
        walk.clock.moveTo(LocalDate.of(2016, 11, 7));
    }

    @Test
    void itsExitIsOpenedAndWaitsForItsAccount() {
        HouseholdId household = walk.family(HouseholdStatus.POOR);

        CaseNumber review = concluded(household);

        CaseFile exit = walk.caseFiles.openCase(household, CaseKind.EXIT).orElseThrow();
        assertThat(exits.get(exit.number()).origin()).isEqualTo(ExitOrigin.REVIEW);
        assertThat(walk.waiting(IdentificationSteps.TEAM, exit.number())).containsExactly("userTask_verifyHousehold");
        assertThat(said(review)).anySatisfy(line -> assertThat(line).contains("已开立退出案卷" + exit.number()));
    }

    @Test
    void anExitThatIsOpenAlreadyIsNotOpenedTwice() {
        HouseholdId household = walk.family(HouseholdStatus.POOR);
        CaseNumber open = walk.acting.person(
                IdentificationSteps.COMMITTEE, () -> exits.open(household, ExitOrigin.REQUEST, "农户自己提出"));
        walk.jobs.runDue();

        CaseNumber review = concluded(household);

        assertThat(walk.caseFiles.openCase(household, CaseKind.EXIT))
                .hasValueSatisfying(file -> assertThat(file.number()).isEqualTo(open));
        assertThat(said(review)).anySatisfy(line -> assertThat(line).contains("退出案卷" + open + "正在办理"));
    }

    @Test
    void beforeTheRulesOfExitHoldTheReviewSaysWhyNoneWasOpened() {
        walk.begin();
        HouseholdId household = walk.family(HouseholdStatus.POOR);

        CaseNumber review = concluded(household);

        assertThat(walk.caseFiles.openCase(household, CaseKind.EXIT)).isEmpty();
        assertThat(said(review)).anySatisfy(line -> assertThat(line).contains("没有开立退出案卷", "自2016-"));
    }

    private CaseNumber concluded(HouseholdId household) {
        CaseNumber number = walk.opened(household);
        walk.visited(number, 9_000);
        walk.steps.compared(number);
        walk.agreed(number);
        walk.steps.noticed(number);
        walk.approved(number);
        assertThat(walk.outcome(number)).isEqualTo("EXIT_CANDIDATE");
        return number;
    }

    private List<String> said(CaseNumber review) {
        return walk.caseFiles.timeline(review).stream().map(Object::toString).toList();
    }
}
