package org.bangfu.policy.review;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a removal from the register rests on.
 *
 * @param ruleCode the rule of section E that is named as the reason; null when none is
 * @param grounds rules of section E whose hits stand
 * @param statementHeard whether the household's statement (陈述申辩) was recorded, or that it made none
 */
public record RemovalFacts(@Nullable String ruleCode, List<String> grounds, boolean statementHeard) {

    public RemovalFacts {
        grounds = List.copyOf(grounds);
    }
}
