package org.bangfu.policy.application;

import java.util.List;
import org.bangfu.policy.Input;
import org.bangfu.policy.Policy;
import org.bangfu.policy.Profile;
import org.bangfu.policy.Rule;
import org.bangfu.policy.RuleSet;
import org.bangfu.policy.Severity;

/**
 * Scale control (规模控制): a number decomposed from above may be looked at, and never keeps anybody out. R-ID-06
 * {@code overTarget} REVIEW.
 */
public final class ScaleRules {

    public static final Rule<ScaleFacts> SCALE = new Rule<>(
            "R-ID-06", 1, "规模控制只作提醒", "建档立卡办法（2014年）的规模分解；本系统不以规模否决任何一户", Profile.SUINING_2015, ScaleRules::scale);

    public static final RuleSet<ScaleFacts> SET = new RuleSet<>("scale", "规模提醒", ScaleFacts.class, List.of(SCALE));

    private ScaleRules() {}

    private static void scale(ScaleFacts facts, Policy policy, Rule.Found found) {
        Integer target = facts.target();
        if (target != null && facts.listed() > target) {
            found.add(
                    Severity.REVIEW,
                    "overTarget",
                    "名单人数" + facts.listed() + "人，超过分解的" + target + "人；规模只作提醒，不得据此把符合条件的户排除。",
                    Input.of("名单人数", facts.listed(), "名单", null),
                    Input.of("分解人数", target, facts.year() + "年规模分解", null));
        }
    }
}
