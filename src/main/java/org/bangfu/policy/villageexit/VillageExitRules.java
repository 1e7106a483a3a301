package org.bangfu.policy.villageexit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bangfu.policy.Finding;
import org.bangfu.policy.Input;
import org.bangfu.policy.ParameterValue;
import org.bangfu.policy.Policy;
import org.bangfu.policy.Profile;
import org.bangfu.policy.Rule;
import org.bangfu.policy.RuleSet;
import org.bangfu.policy.Severity;

/**
 * Whether a poor village may exit. All four must pass; every reason against it is given. The rate is compared in whole
 * numbers, {@code 100 * poor <= 2 * population}, never rounded; the pass mark is a share of the points that the score
 * sheet in force defines.
 */
public final class VillageExitRules {

    public static final String RATE = "rate";
    public static final String NO_POPULATION = "noPopulation";
    public static final String SCORE = "score";
    public static final String NO_SHEET = "noSheet";
    public static final String OPEN_EXITS = "openExits";
    public static final String NOT_RATED = "notRated";
    public static final String PASSED = "passed";

    private static final String CITATION = "湘办〔2016〕31号（未见全文）；岳阳县2018年贫困村退出公告所载评分表";

    public static final RuleSet<VillageExitFacts> SET = new RuleSet<>(
            "village-exit",
            "贫困村退出条件",
            VillageExitFacts.class,
            List.of(
                    rule("R-VX-01", "贫困发生率降至2%以下（含2%）", VillageExitRules::rate),
                    rule("R-VX-02", "考核评分达到合格线", VillageExitRules::score),
                    rule("R-VX-03", "没有在办的贫困户退出案卷", VillageExitRules::openExits),
                    rule("R-VX-04", "“12+3”任务已逐项评定", VillageExitRules::rated)));

    private VillageExitRules() {}

    private static Rule<VillageExitFacts> rule(String id, String title, Rule.Check<VillageExitFacts> check) {
        return new Rule<>(id, 1, title, CITATION, Profile.HUNAN_2016, check);
    }

    /** Whether nothing speaks against the exit. */
    public static boolean isEligible(List<Finding> findings) {
        return findings.stream().allMatch(finding -> finding.severity() == Severity.INFO);
    }

    /** What speaks against the exit, one sentence after the other. */
    public static String reasons(List<Finding> findings) {
        List<String> reasons = new ArrayList<>();
        findings.stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .forEach(finding -> reasons.add(finding.sentence()));
        return String.join("", reasons);
    }

    private static void rate(VillageExitFacts facts, Policy policy, Rule.Found found) {
        ParameterValue most = policy.value("exit.village.rate");
        Input people = Input.of("未脱贫人口、农业户籍人口", facts.poor() + "、" + facts.population(), "扶贫对象信息库、村申报", facts.on());
        if (facts.population() <= 0) {
            found.add(Severity.VETO, NO_POPULATION, "没有填写农业户籍人口，不能核算贫困发生率。", people);
        } else if (most.asRatio().isExceededBy(facts.poor(), facts.population())) {
            found.add(
                    Severity.VETO,
                    RATE,
                    "未脱贫" + facts.poor() + "人，农业户籍人口" + facts.population() + "人，贫困发生率高于规定的上限，不能退出。",
                    people,
                    Input.of("贫困发生率上限", most));
        } else {
            found.add(
                    Severity.INFO,
                    PASSED,
                    "未脱贫" + facts.poor() + "人，农业户籍人口" + facts.population() + "人，贫困发生率没有超过规定的上限。",
                    people,
                    Input.of("贫困发生率上限", most));
        }
    }

    private static void score(VillageExitFacts facts, Policy policy, Rule.Found found) {
        int reached = 0;
        int defined = 0;
        List<Input> inputs = new ArrayList<>();
        for (ScoreItem item : ScoreItem.values()) {
            Optional<ParameterValue> worth = item.worth(policy);
            if (worth.isPresent()) {
                int points = Math.min(
                        facts.score().getOrDefault(item, 0), worth.get().asInt());
                reached += points;
                defined += worth.get().asInt();
                inputs.add(Input.of(item.label(), points + "分", "村自评", facts.on()));
                inputs.add(Input.of(item.label() + "满分", worth.get()));
            }
        }
        if (defined == 0) {
            found.add(Severity.FAIL, NO_SHEET, "申请日没有现行的考核评分表，不能评分，请先在政策参数中登记评分表。");
            return;
        }
        ParameterValue share = policy.value("exit.village.score.pass.share");
        inputs.add(Input.of("合格分比例", share));
        long mark = share.asRatio().atLeastOf(defined);
        boolean passed = share.asRatio().isReachedBy(reached, defined);
        found.add(
                passed ? Severity.INFO : Severity.FAIL,
                passed ? PASSED : SCORE,
                null,
                "考核评分" + reached + "分，满分" + defined + "分，合格线" + mark + "分，" + (passed ? "合格。" : "没有达到合格线。"),
                inputs);
    }

    private static void openExits(VillageExitFacts facts, Policy policy, Rule.Found found) {
        Input open = Input.of("在办的贫困户退出案卷", facts.openExits() + "件", "案卷登记", facts.on());
        if (facts.openExits() > 0) {
            found.add(Severity.FAIL, OPEN_EXITS, "本村还有" + facts.openExits() + "件贫困户退出案卷没有办结，办结后再申请。", open);
        } else {
            found.add(Severity.INFO, PASSED, "本村没有在办的贫困户退出案卷。", open);
        }
    }

    private static void rated(VillageExitFacts facts, Policy policy, Rule.Found found) {
        Input rated = Input.of("“12+3”任务逐项评定", facts.tasksRated() ? "已评定" : "没有评定", "村申报", facts.on());
        if (facts.tasksRated()) {
            found.add(Severity.INFO, PASSED, "村申报“12+3”任务已逐项评定。", rated);
        } else {
            found.add(Severity.FAIL, NOT_RATED, "“12+3”任务没有逐项评定，评定后再申请。", rated);
        }
    }
}
