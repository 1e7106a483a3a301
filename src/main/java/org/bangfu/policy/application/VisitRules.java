package org.bangfu.policy.application;

import java.util.List;
import java.util.Set;
import org.bangfu.policy.Input;
import org.bangfu.policy.ParameterValue;
import org.bangfu.policy.Policy;
import org.bangfu.policy.Profile;
import org.bangfu.policy.Rule;
import org.bangfu.policy.RuleSet;
import org.bangfu.policy.Severity;

/**
 * R-ID-03: whether a house visit is complete and its figures plausible. Codes: {@code visitors}, {@code signatures},
 * {@code photos}, {@code blank} FAIL; what the register's checks found keeps its own id, {@code DQ01} … {@code DQ20}, and
 * the weight that the checks gave it.
 */
public final class VisitRules {

    public static final Rule<VisitFacts> COMPLETE = new Rule<>(
            "R-ID-03", 2, "入户调查完整、数据可信", "入户调查通行做法；信息系统数据质量校验清单", Profile.SUINING_2015, VisitRules::complete);

    public static final RuleSet<VisitFacts> SET = new RuleSet<>("visit", "入户调查核查", VisitFacts.class, List.of(COMPLETE));

    private VisitRules() {}

    private static void complete(VisitFacts facts, Policy policy, Rule.Found found) {
        ParameterValue needed = policy.value("id.visit.visitors");
        int visitors = Set.copyOf(facts.visitors()).size();
        if (visitors < needed.asInt()) {
            found.add(
                    Severity.FAIL,
                    "visitors",
                    "入户调查应有" + needed.asInt() + "人以上，现有" + visitors + "人，请补齐调查人。",
                    said(facts, "调查人数", visitors),
                    Input.of("应到人数", needed));
        }
        if (facts.signed() < visitors || facts.signed() < needed.asInt()) {
            found.add(Severity.FAIL, "signatures", "调查人没有全部签字，请签字后提交。", said(facts, "签字人数", facts.signed()));
        }
        if (facts.photos() == 0) {
            found.add(Severity.FAIL, "photos", "没有现场照片，请至少上传一张。", said(facts, "照片数", 0));
        }
        for (String blank : facts.blanks()) {
            found.add(Severity.FAIL, "blank", "“" + blank + "”没有填写，请补填。", said(facts, blank, "空"));
        }
        for (VisitFacts.DataFinding odd : facts.quality()) {
            found.add(
                    odd.severity(),
                    odd.rule(),
                    odd.reference(),
                    odd.sentence() + "。",
                    List.of(Input.of("数据质量校验", odd.title(), "扶贫对象信息库", facts.visitedOn())));
        }
    }

    private static Input said(VisitFacts facts, String name, Object value) {
        return Input.of(name, value, "入户调查", facts.visitedOn());
    }
}
