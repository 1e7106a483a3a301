package org.bangfu.policy.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bangfu.policy.TestPolicy.brief;
import static org.bangfu.policy.TestPolicy.evaluate;

import org.bangfu.policy.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoteRulesTest {

    @ParameterizedTest(name = "{1} of {0} came, {2} recused, {3} yes, {4} no, {5} abstained: {6}")
    @CsvSource({
        // the quorum of 2/3
        "30, 20, 0, 20, 0, 0, carried INFO",
        "30, 19, 0, 19, 0, 0, noQuorum FAIL",
        "31, 21, 0, 21, 0, 0, carried INFO",
        "31, 20, 0, 20, 0, 0, noQuorum FAIL",
        "32, 22, 0, 22, 0, 0, carried INFO",
        "32, 21, 0, 21, 0, 0, noQuorum FAIL",
        "1, 1, 0, 1, 0, 0, carried INFO",
        "3, 2, 0, 2, 0, 0, carried INFO",
        "3, 1, 0, 1, 0, 0, noQuorum FAIL",
        "0, 0, 0, 0, 0, 0, noQuorum FAIL",
        // more than half of those present
        "30, 20, 0, 11, 9, 0, carried INFO",
        "30, 20, 0, 10, 10, 0, notCarried INFO",
        "30, 21, 0, 11, 10, 0, carried INFO",
        "30, 21, 0, 10, 11, 0, notCarried INFO",
        "30, 20, 0, 10, 0, 10, notCarried INFO",
        // the recused count as present and do not vote
        "30, 20, 1, 10, 9, 0, notCarried INFO",
        "30, 20, 1, 11, 8, 0, carried INFO",
        "30, 20, 20, 0, 0, 0, notCarried INFO",
        // numbers that do not add up
        "30, 20, 0, 11, 8, 0, counts FAIL",
        "30, 20, 1, 11, 9, 0, counts FAIL",
        "30, 31, 0, 31, 0, 0, counts FAIL",
        "30, 20, 0, 21, -1, 0, counts FAIL",
    })
    void aVoteIsCounted(int members, int present, int recused, int yes, int no, int abstained, String expected) {
        VoteFacts facts = new VoteFacts(members, present, recused, yes, no, abstained);

        assertThat(brief(evaluate(VoteRules.GROUP, facts))).containsExactly("R-MT-01 " + expected);
        assertThat(brief(evaluate(VoteRules.ASSEMBLY, facts))).containsExactly("R-MT-02 " + expected);
    }

    @Test
    void aMissedQuorumSaysHowManyWereNeeded() {
        Finding finding = evaluate(VoteRules.ASSEMBLY, new VoteFacts(31, 20, 0, 20, 0, 0))
                .findings()
                .get(0);

        assertThat(finding.sentence()).isEqualTo("村民代表会议应到村民代表31人，实到20人，不足21人，表决无效，请另行召集。");
        assertThat(finding.isUnverified()).isTrue();
    }
}
