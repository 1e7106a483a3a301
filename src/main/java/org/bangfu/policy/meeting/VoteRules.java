package org.bangfu.policy.meeting;

import java.util.List;
import org.bangfu.policy.Input;
import org.bangfu.policy.ParameterValue;
import org.bangfu.policy.Policy;
import org.bangfu.policy.Profile;
import org.bangfu.policy.Rule;
import org.bangfu.policy.RuleSet;
import org.bangfu.policy.Severity;

/**
 * Quorum and majority, in whole numbers. A recused member counts as present, for the quorum and for the number that the
 * majority is taken of, and does not vote.
 *
 * <p>Outcomes: {@code counts} FAIL (the numbers do not add up), {@code noQuorum} FAIL, {@code carried} INFO,
 * {@code notCarried} INFO.
 */
public final class VoteRules {

    public static final String COUNTS = "counts";
    public static final String NO_QUORUM = "noQuorum";
    public static final String CARRIED = "carried";
    public static final String NOT_CARRIED = "notCarried";

    /** R-MT-01: the villager group's appraisal (小组评议). */
    public static final RuleSet<VoteFacts> GROUP = new RuleSet<>(
            "meeting-group",
            "小组评议表决",
            VoteFacts.class,
            List.of(new Rule<>(
                    "R-MT-01",
                    1,
                    "小组评议：三分之二以上到会，到会过半数同意",
                    "村民小组会议的通行做法，比照村民委员会组织法第二十六条",
                    Profile.SUINING_2015,
                    (facts, policy, found) -> check("小组评议", "成年村民或户代表", facts, policy, found))));

    /** R-MT-02: the assembly of the villagers' representatives (村民代表会议). */
    public static final RuleSet<VoteFacts> ASSEMBLY = new RuleSet<>(
            "meeting-assembly",
            "村民代表会议表决",
            VoteFacts.class,
            List.of(new Rule<>(
                    "R-MT-02",
                    1,
                    "村民代表会议：三分之二以上到会，到会过半数同意",
                    "村民委员会组织法第二十六条",
                    Profile.SUINING_2015,
                    (facts, policy, found) -> check("村民代表会议", "村民代表", facts, policy, found))));

    private VoteRules() {}

    /** {@code 3 * present >= 2 * members} for the quorum of 2/3; a body without members has none. */
    public static boolean hasQuorum(int present, int members, Policy policy) {
        return members > 0 && policy.ratio("id.meeting.quorum").isReachedBy(present, members);
    }

    /** {@code 2 * yes > present} for the majority of 1/2. */
    public static boolean isCarried(int yes, int present, Policy policy) {
        return policy.ratio("id.meeting.majority").isExceededBy(yes, present);
    }

    private static void check(String meeting, String body, VoteFacts facts, Policy policy, Rule.Found found) {
        ParameterValue quorum = policy.value("id.meeting.quorum");
        ParameterValue majority = policy.value("id.meeting.majority");
        Input attendance =
                Input.of("应到、实到、回避", facts.members() + "、" + facts.present() + "、" + facts.recused(), "会议记录", null);
        Input votes = Input.of("同意、反对、弃权", facts.yes() + "、" + facts.no() + "、" + facts.abstained(), "会议记录", null);
        if (!addsUp(facts)) {
            found.add(
                    Severity.FAIL,
                    COUNTS,
                    meeting + "的票数对不上：同意、反对、弃权与回避人数之和应等于实到人数，实到不超过应到，请更正会议记录。",
                    attendance,
                    votes);
            return;
        }
        if (!hasQuorum(facts.present(), facts.members(), policy)) {
            long needed = quorum.asRatio().atLeastOf(facts.members());
            found.add(
                    Severity.FAIL,
                    NO_QUORUM,
                    meeting + "应到" + body + facts.members() + "人，实到" + facts.present() + "人，不足" + needed
                            + "人，表决无效，请另行召集。",
                    attendance,
                    Input.of("到会比例", quorum));
            return;
        }
        boolean carried = isCarried(facts.yes(), facts.present(), policy);
        found.add(
                Severity.INFO,
                carried ? CARRIED : NOT_CARRIED,
                meeting + "到会" + facts.present() + "人，同意" + facts.yes() + "人，" + (carried ? "过半数，通过。" : "未过半数，没有通过。"),
                attendance,
                votes,
                Input.of("到会比例", quorum),
                Input.of("同意比例", majority));
    }

    private static boolean addsUp(VoteFacts facts) {
        boolean negative = facts.members() < 0
                || facts.present() < 0
                || facts.recused() < 0
                || facts.yes() < 0
                || facts.no() < 0
                || facts.abstained() < 0;
        return !negative
                && facts.present() <= facts.members()
                && facts.yes() + facts.no() + facts.abstained() + facts.recused() == facts.present();
    }
}
