package org.bangfu.policy.application;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bangfu.policy.Finding;
import org.bangfu.policy.Input;
import org.bangfu.policy.ParameterValue;
import org.bangfu.policy.Policy;
import org.bangfu.policy.Profile;
import org.bangfu.policy.Rule;
import org.bangfu.policy.RuleSet;
import org.bangfu.policy.Severity;

/**
 * Whether a household may be identified at all. R-ID-01 {@code idNumber}, {@code duplicate}; R-ID-02 {@code notRural},
 * {@code elsewhere}, {@code noMembers} FAIL, {@code hukouUnknown} REVIEW; R-ID-07 {@code split}, {@code eldersAlone}; R-ID-08 {@code twoHouseholds},
 * {@code twice}.
 */
public final class ApplicationRules {

    public static final String ID_NUMBER = "idNumber";
    public static final String DUPLICATE = "duplicate";
    public static final String NOT_RURAL = "notRural";
    public static final String ELSEWHERE = "elsewhere";

    private static final String REGISTER = "扶贫对象信息库";
    private static final String CITATION = "建档立卡办法（2014年）的通行做法";

    public static final Rule<ApplicationFacts> KNOWN = new Rule<>(
            "R-ID-01",
            1,
            "身份证号码有效，且未在办、未在册",
            CITATION + "；GB 11643-1999",
            Profile.SUINING_2015,
            ApplicationRules::known);

    public static final Rule<ApplicationFacts> RESIDENT =
            new Rule<>("R-ID-02", 2, "本村农村户籍人口", CITATION, Profile.SUINING_2015, ApplicationRules::resident);

    public static final Rule<ApplicationFacts> SPLIT = new Rule<>(
            "R-ID-07", 1, "近期分户、老人单独立户须核实", "本系统设计；各地“回头看”通行做法", Profile.SUINING_2015, ApplicationRules::split);

    public static final Rule<ApplicationFacts> ONE_HOUSEHOLD =
            new Rule<>("R-ID-08", 1, "一人只在一户", CITATION, Profile.SUINING_2015, ApplicationRules::oneHousehold);

    public static final RuleSet<ApplicationFacts> SET = new RuleSet<>(
            "application", "申请资格核查", ApplicationFacts.class, List.of(KNOWN, RESIDENT, SPLIT, ONE_HOUSEHOLD));

    /** R-ID-02 alone: asked again when the visitors have seen the hukou book. */
    public static final RuleSet<ApplicationFacts> RESIDENCE =
            new RuleSet<>("residence", "户籍核查", ApplicationFacts.class, List.of(RESIDENT));

    private ApplicationRules() {}

    /** Whether the case has to end as a duplicate. */
    public static boolean isDuplicate(List<Finding> findings) {
        return findings.stream()
                .anyMatch(finding ->
                        finding.ruleId().equals(KNOWN.id()) && finding.code().equals(DUPLICATE));
    }

    private static void known(ApplicationFacts facts, Policy policy, Rule.Found found) {
        for (Applicant member : facts.members()) {
            if (member.idProblem() != null) {
                found.add(
                        Severity.FAIL,
                        ID_NUMBER,
                        member.reference(),
                        "成员" + member.name() + "的" + member.idProblem() + "。",
                        List.of(Input.of("身份证号码", "格式或校验不符", "申请材料", facts.registeredOn())));
            }
        }
        if (facts.alreadyPoor()) {
            found.add(
                    Severity.FAIL,
                    DUPLICATE,
                    "该户已在册，是建档立卡贫困户，不能重复识别。",
                    Input.of("在册状态", "贫困户", REGISTER, facts.registeredOn()));
        }
        if (facts.openCase() != null) {
            found.add(
                    Severity.FAIL,
                    DUPLICATE,
                    "该户已有在办的识别案卷" + facts.openCase() + "，请在该案卷中办理。",
                    Input.of("在办案卷", facts.openCase(), REGISTER, facts.registeredOn()));
        }
    }

    private static void resident(ApplicationFacts facts, Policy policy, Rule.Found found) {
        if (facts.members().isEmpty()) {
            found.add(
                    Severity.FAIL,
                    "noMembers",
                    "该户没有登记任何成员，请先补齐家庭成员。",
                    Input.of("登记成员数", 0, REGISTER, facts.registeredOn()));
            return;
        }
        Applicant head = facts.members().stream()
                .filter(Applicant::head)
                .findFirst()
                .orElse(facts.members().get(0));
        if (Boolean.FALSE.equals(head.ruralResident())) {
            found.add(
                    Severity.FAIL,
                    NOT_RURAL,
                    head.reference(),
                    "户主" + head.name() + "不是农村户籍，不属于贫困户识别对象。",
                    List.of(Input.of("户籍性质", "非农村户籍", "户口簿", facts.registeredOn())));
        }
        if (Boolean.FALSE.equals(head.ofVillage())) {
            found.add(
                    Severity.FAIL,
                    ELSEWHERE,
                    head.reference(),
                    "户主" + head.name() + "的户籍不在申请的村，请到户籍所在村申请。",
                    List.of(Input.of("户籍在本村", "否", "户口簿", facts.registeredOn())));
        }
        if (head.ruralResident() == null || head.ofVillage() == null) {
            found.add(
                    Severity.REVIEW,
                    "hukouUnknown",
                    head.reference(),
                    "户主" + head.name() + "的户口性质或户籍所在村没有登记，入户时请对照户口簿补填。",
                    List.of(Input.of("户口", "未登记", REGISTER, facts.registeredOn())));
        }
    }

    private static void split(ApplicationFacts facts, Policy policy, Rule.Found found) {
        LocalDate splitOn = facts.splitOn();
        if (splitOn != null) {
            ParameterValue lookback = policy.value("id.split.lookback");
            if (!splitOn.isBefore(policy.on().minus(lookback.asPeriod()))) {
                found.add(
                        Severity.REVIEW,
                        "split",
                        "该户于" + splitOn + "分户，距今不满" + lookback.asPeriod().toTotalMonths() + "个月，请核实是否为享受政策而分户。",
                        Input.of("分户日期", splitOn, "户口簿", facts.registeredOn()),
                        Input.of("追溯期", lookback));
            }
        }
        ParameterValue elderAge = policy.value("id.elder.age");
        boolean onlyElders = !facts.members().isEmpty()
                && facts.members().stream()
                        .allMatch(member -> member.birthDate() != null
                                && ChronoUnit.YEARS.between(member.birthDate(), policy.on()) >= elderAge.asInt());
        if (onlyElders && facts.ableChildrenApart()) {
            found.add(
                    Severity.REVIEW,
                    "eldersAlone",
                    "该户只有老人单独立户，另有有能力的子女，请核实子女的赡养情况。",
                    Input.of("有能力的子女另户居住", "是", "申请材料", facts.registeredOn()),
                    Input.of("老人年龄", elderAge));
        }
    }

    private static void oneHousehold(ApplicationFacts facts, Policy policy, Rule.Found found) {
        Set<String> seen = new HashSet<>();
        for (Applicant member : facts.members()) {
            if (member.otherHousehold() != null) {
                found.add(
                        Severity.FAIL,
                        "twoHouseholds",
                        member.reference(),
                        "成员" + member.name() + "同时登记在另一户，请先核实属于哪一户并办理成员变更。",
                        List.of(Input.of("另一户", member.otherHousehold(), REGISTER, facts.registeredOn())));
            }
            if (!seen.add(member.reference())) {
                found.add(
                        Severity.FAIL,
                        "twice",
                        member.reference(),
                        "成员" + member.name() + "在本户登记了两次，请删除重复的一条。",
                        List.of(Input.of("重复成员", member.name(), REGISTER, facts.registeredOn())));
            }
        }
    }
}
