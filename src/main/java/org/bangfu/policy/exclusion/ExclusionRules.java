package org.bangfu.policy.exclusion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bangfu.common.Money;
import org.bangfu.policy.Finding;
import org.bangfu.policy.Input;
import org.bangfu.policy.ParameterValue;
import org.bangfu.policy.Policy;
import org.bangfu.policy.Profile;
import org.bangfu.policy.Rule;
import org.bangfu.policy.RuleSet;
import org.bangfu.policy.Severity;
import org.jspecify.annotations.Nullable;

/**
 * X01 to X13: what keeps the rich from wearing the poor's hat. A hit by id number has the rule's full weight; one by name
 * and birth date only asks for a look. What is legitimate by its kind (a tricycle, a sold car, a closed company, a
 * public-welfare post) is shown as INFO. A VETO stays one, and no longer bars ({@code excepted}), when the township
 * proposed and the county confirmed an exception that is legitimate for the rule, with evidence: the finding then says
 * which exception, on what evidence, proposed and confirmed by whom.
 *
 * <p>Codes: {@code bars}, {@code asks}, {@code sameName}, {@code legitimate}, {@code left}, {@code excepted},
 * {@code exceptionPending}, {@code unproven}; X00 {@code listMissing}; X10 {@code removeMember}.
 */
public final class ExclusionRules {

    public static final String BARS = "bars";
    public static final String ASKS = "asks";
    public static final String SAME_NAME = "sameName";
    public static final String LEGITIMATE = "legitimate";
    public static final String LEFT = "left";
    public static final String EXCEPTED = "excepted";
    public static final String EXCEPTION_PENDING = "exceptionPending";
    public static final String UNPROVEN = "unproven";
    public static final String LIST_MISSING = "listMissing";
    public static final String REMOVE_MEMBER = "removeMember";

    private static final String LISTS = "各地“九条红线”“十原则”与国家审计口径（外地清单，须以本县文件为准）";

    public static final RuleSet<ComparisonFacts> SET = new RuleSet<>(
            "comparison",
            "数据比对",
            ComparisonFacts.class,
            List.of(
                    rule("X00", "比对名单齐全且在有效期内", ExclusionRules::lists),
                    rule("X01", "家庭成员为财政供养或国企稳定收入人员", ExclusionRules::payroll),
                    rule("X02", "现任村干部", ExclusionRules::observed),
                    rule("X03", "拥有汽车、大型农用车或工程机械", ExclusionRules::vehicles),
                    rule("X04", "拥有城镇商品房、门面或自建房", ExclusionRules::properties),
                    rule("X05", "办公司、企业或任合作社负责人、承包工程、种养大户", ExclusionRules::companies),
                    rule("X06", "豪华装修或贵重家电", ExclusionRules::observed),
                    rule("X07", "故意分户、并户、空挂户，人户分离", ExclusionRules::observed),
                    rule("X08", "自费出国留学或购买商业养老保险", ExclusionRules::observed),
                    rule("X09", "赌博、吸毒、违法拒不改正", ExclusionRules::observed),
                    rule("X10", "死亡、服刑、失踪或不共享收支的成员", ExclusionRules::absences),
                    rule("X11", "优亲厚友、弄虚作假", ExclusionRules::observed),
                    rule("X12", "大额存款、保险或税款", ExclusionRules::observed),
                    rule("X13", "对举报不能作合理解释", ExclusionRules::observed)));

    private ExclusionRules() {}

    private interface ById {
        void check(Look look);
    }

    private static Rule<ComparisonFacts> rule(String id, String title, ById check) {
        return new Rule<>(
                id,
                2,
                title,
                LISTS,
                Profile.SUINING_2015,
                (facts, policy, found) -> check.check(new Look(id, facts, policy, found)));
    }

    private static void lists(Look look) {
        ParameterValue freshness = look.policy.value("id.comparison.freshness");
        LocalDate oldest = look.policy.on().minusDays(freshness.asDays());
        for (ListState list : look.facts.lists()) {
            LocalDate imported = list.importedOn();
            if (imported == null || imported.isBefore(oldest)) {
                look.found.add(
                        Severity.REVIEW,
                        LIST_MISSING,
                        null,
                        "“" + list.name() + "”" + (imported == null ? "从未导入" : "最近一次导入是" + imported)
                                + "，不在有效期内，请人工比对并写明结果。",
                        List.of(
                                Input.of("名单最近导入", imported == null ? "无" : imported, list.name(), imported),
                                Input.of("名单有效天数", freshness)));
            }
        }
    }

    private static void payroll(Look look) {
        for (PayrollHit hit : look.facts.payroll()) {
            String what = "为" + hit.kind().label() + "（" + hit.employer() + "）";
            List<Input> inputs = look.inputs(hit.hit(), "供养类别", hit.kind().label());
            if (hit.ended() || !hit.kind().isSupported()) {
                look.legitimate(hit.hit(), what + (hit.ended() ? "，已停发" : "，不属于财政供养"), inputs);
            } else {
                look.barring(hit.hit(), what, inputs);
            }
        }
        look.observations();
    }

    private static void vehicles(Look look) {
        ParameterValue limit = look.policy.value("exclusion.vehicle.price");
        for (VehicleHit hit : look.facts.vehicles()) {
            Money price = hit.price();
            List<Input> inputs = look.inputs(hit.hit(), "车辆", hit.kind().label() + " " + masked(hit.plate()));
            inputs.add(Input.of(
                    "状态", hit.state().label(), hit.hit().source(), hit.hit().asOf()));
            if (price != null) {
                inputs.add(Input.of(
                        "购价", price + " 元", hit.hit().source(), hit.hit().asOf()));
                inputs.add(Input.of("购价标准", limit));
            }
            String what = "名下有" + hit.kind().label() + "（" + masked(hit.plate()) + "）"
                    + (price == null ? "" : "，购价" + price + "元");
            boolean dear = price != null && price.compareTo(limit.asMoney()) > 0;
            boolean cheap = price != null && !dear;
            if (hit.state() != VehicleHit.State.REGISTERED) {
                look.legitimate(hit.hit(), what + "，" + hit.state().label(), inputs);
            } else if (hit.disabilityAdapted()) {
                look.legitimate(hit.hit(), what + "，是残疾人改装车", inputs);
            } else if (hit.kind().isBarring() && !cheap) {
                look.barring(hit.hit(), what, inputs);
            } else if (hit.kind().isBarring()) {
                look.asking(hit.hit(), what + "，不超过" + limit.asMoney() + "元", inputs);
            } else if (dear || hit.kind() == VehicleHit.Kind.OTHER) {
                look.asking(hit.hit(), what, inputs);
            } else {
                look.legitimate(hit.hit(), what + "，属普通生产生活用车", inputs);
            }
        }
        look.observations();
    }

    private static void properties(Look look) {
        for (PropertyHit hit : look.facts.properties()) {
            String what = "名下有" + hit.kind().label() + "（" + hit.place() + "）";
            List<Input> inputs = look.inputs(hit.hit(), "房产", hit.kind().label() + " " + hit.place());
            inputs.add(Input.of(
                    "状态", hit.state().label(), hit.hit().source(), hit.hit().asOf()));
            if (hit.state() != PropertyHit.State.OWNED) {
                look.legitimate(hit.hit(), what + "，" + hit.state().label(), inputs);
            } else if (!hit.kind().isBarring()) {
                look.legitimate(hit.hit(), what + "，不属于城镇商品房、门面或自建房", inputs);
            } else {
                look.barring(hit.hit(), what, inputs);
            }
        }
        look.observations();
    }

    private static void companies(Look look) {
        for (CompanyHit hit : look.facts.companies()) {
            String what = "是“" + hit.business() + "”的" + hit.part().label();
            List<Input> inputs = look.inputs(
                    hit.hit(), "经营主体", hit.business() + " " + hit.part().label());
            inputs.add(Input.of(
                    "状态", hit.state().label(), hit.hit().source(), hit.hit().asOf()));
            if (hit.state() != CompanyHit.State.OPERATING) {
                look.legitimate(hit.hit(), what + "，" + hit.state().label(), inputs);
                continue;
            }
            switch (hit.part().weight()) {
                case BARS -> look.barring(hit.hit(), what, inputs);
                case ASKS -> look.asking(hit.hit(), what, inputs);
                case NONE -> look.legitimate(hit.hit(), what + "，不参与经营", inputs);
            }
        }
        look.observations();
    }

    private static void absences(Look look) {
        for (AbsenceHit hit : look.facts.absences()) {
            ListHit row = hit.hit();
            if (row.memberLeft()) {
                continue;
            }
            List<Input> inputs = look.inputs(row, "成员情况", hit.kind().label());
            LocalDate since = hit.since();
            if (since != null) {
                inputs.add(Input.of("发生日期", since, row.source(), row.asOf()));
            }
            if (row.match() != Match.ID) {
                look.sameName(row, hit.kind().label(), inputs);
            } else if (hit.kind() == AbsenceHit.Kind.MISSING) {
                look.asking(row, hit.kind().label(), inputs);
            } else {
                look.found.add(
                        Severity.FAIL,
                        REMOVE_MEMBER,
                        row.reference(),
                        "成员" + row.memberName() + hit.kind().label() + "，请先办理成员变更，再按实有人口计算。",
                        inputs);
            }
        }
        look.observations();
    }

    /** Whether the finding keeps the household off the list as things stand. */
    public static boolean isBarring(Finding finding) {
        return finding.severity() == Severity.VETO && !finding.code().equals(EXCEPTED);
    }

    private static String said(@Nullable String who) {
        return who == null ? "未记名" : who;
    }

    private static void observed(Look look) {
        look.observations();
    }

    /** All but the province's letter, the office's letter and the last character. */
    static String masked(String plate) {
        if (plate.length() <= 3) {
            return "*".repeat(plate.length());
        }
        return plate.substring(0, 2) + "*".repeat(plate.length() - 3) + plate.charAt(plate.length() - 1);
    }

    /** One rule looking at one household. */
    private record Look(String rule, ComparisonFacts facts, Policy policy, Rule.Found found) {

        List<Input> inputs(ListHit hit, String name, String value) {
            List<Input> inputs = new ArrayList<>();
            inputs.add(Input.of(name, value, hit.source(), hit.asOf()));
            inputs.add(Input.of("比对方式", hit.match().label(), hit.source(), hit.asOf()));
            return inputs;
        }

        /** What is no reason by its kind: shown when it surely is the member's, else nothing. */
        void legitimate(ListHit hit, String what, List<Input> inputs) {
            if (hit.match() == Match.ID) {
                found.add(
                        Severity.INFO,
                        LEGITIMATE,
                        hit.reference(),
                        "成员" + hit.memberName() + what + "，不作为否决依据。",
                        inputs);
            }
        }

        void barring(ListHit hit, String what, List<Input> inputs) {
            if (hit.memberLeft()) {
                left(hit, what, inputs);
            } else if (hit.match() != Match.ID) {
                sameName(hit, what, inputs);
            } else {
                veto(hit.reference(), "成员" + hit.memberName() + what, inputs);
            }
        }

        void asking(ListHit hit, String what, List<Input> inputs) {
            if (hit.memberLeft()) {
                left(hit, what, inputs);
            } else if (hit.match() != Match.ID) {
                sameName(hit, what, inputs);
            } else {
                found.add(
                        Severity.REVIEW, ASKS, hit.reference(), "成员" + hit.memberName() + what + "，请核实并写明结论。", inputs);
            }
        }

        private void left(ListHit hit, String what, List<Input> inputs) {
            if (hit.match() == Match.ID) {
                found.add(
                        Severity.INFO, LEFT, hit.reference(), hit.memberName() + what + "，本人已不是家庭成员，不作为否决依据。", inputs);
            }
        }

        void sameName(ListHit hit, String what, List<Input> inputs) {
            found.add(
                    Severity.REVIEW,
                    SAME_NAME,
                    hit.reference(),
                    hit.source() + "中有人与成员" + hit.memberName() + "同名同生日（" + what + "），请核对身份证号码后写明是否本人。",
                    inputs);
        }

        private void veto(String reference, String what, List<Input> inputs) {
            List<ExceptionGrant> asked = facts.exceptions().stream()
                    .filter(grant ->
                            grant.ruleId().equals(rule) && grant.reference().equals(reference))
                    .toList();
            for (ExceptionGrant grant : asked) {
                if (grant.isComplete()) {
                    inputs.add(Input.of(
                            "例外", grant.code().name() + " " + grant.code().label(), "乡镇提出", grant.proposedOn()));
                    inputs.add(Input.of("例外证据", grant.evidence(), "案卷材料", grant.proposedOn()));
                    inputs.add(Input.of("例外提出人", said(grant.proposedBy()), "乡镇", grant.proposedOn()));
                    inputs.add(Input.of("例外确认人", said(grant.confirmedBy()), "县级", grant.confirmedOn()));
                    found.add(
                            Severity.VETO,
                            EXCEPTED,
                            reference,
                            what + "；已按“" + grant.code().label() + "”批准例外，可以列入名单。",
                            inputs);
                    return;
                }
            }
            for (ExceptionGrant grant : asked) {
                String why = !grant.code().appliesTo(rule)
                        ? "所提例外不适用于本规则"
                        : grant.evidence().isBlank()
                                ? "所提例外没有证据"
                                : grant.proposedOn() == null
                                        ? "例外应由乡镇提出"
                                        : grant.confirmedOn() == null ? "例外尚待县级确认" : "例外应由提出人以外的人确认";
                found.add(Severity.VETO, EXCEPTION_PENDING, reference, what + "；" + why + "，在此之前不能列入名单。", inputs);
                return;
            }
            found.add(Severity.VETO, BARS, reference, what + "，不能列入名单；确有特殊情况的，由乡镇凭证据提出例外。", inputs);
        }

        void observations() {
            for (Observation seen : facts.observations()) {
                if (seen.kind().rule().equals(rule)) {
                    observation(seen);
                }
            }
        }

        private void observation(Observation seen) {
            List<Input> inputs = new ArrayList<>();
            inputs.add(Input.of("发现情况", seen.kind().label(), seen.source(), seen.foundOn()));
            String who = seen.memberName() == null ? "该户" : "成员" + seen.memberName();
            String what = who + seen.kind().label();
            Money amount = seen.amount();
            if (amount != null) {
                inputs.add(Input.of("金额", amount + " 元", seen.source(), seen.foundOn()));
            }
            if (seen.kind() == Observation.Kind.APPLIANCE && amount != null) {
                ParameterValue limit = policy.value("exclusion.appliances");
                if (amount.compareTo(limit.asMoney()) <= 0) {
                    return;
                }
                inputs.add(Input.of("家电价格标准", limit));
            }
            if (seen.kind().severity() == Severity.VETO
                    && (seen.evidence() == null || seen.evidence().isBlank())) {
                found.add(Severity.REVIEW, UNPROVEN, seen.reference(), what + "，尚无证据，请补充证据或写明核实结论。", inputs);
            } else if (seen.kind().severity() == Severity.VETO) {
                veto(seen.reference(), what, inputs);
            } else {
                found.add(
                        Severity.REVIEW,
                        ASKS,
                        seen.reference(),
                        what + "，请核实并写明结论" + (seen.kind() == Observation.Kind.VILLAGE_CADRE ? "，县级必须入户核查。" : "。"),
                        inputs);
            }
        }
    }
}
