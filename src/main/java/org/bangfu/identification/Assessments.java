package org.bangfu.identification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bangfu.casefile.EvidenceItem;
import org.bangfu.casefile.EvidenceKind;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.engine.TaskRefused;
import org.bangfu.people.Staff;
import org.bangfu.policy.DecisionRecord;
import org.bangfu.policy.DecisionRecords;
import org.bangfu.policy.Evaluation;
import org.bangfu.policy.Finding;
import org.bangfu.policy.Severity;
import org.bangfu.policy.application.ApplicationFacts;
import org.bangfu.policy.application.ApplicationRules;
import org.bangfu.policy.application.RegistrationFacts;
import org.bangfu.policy.application.RegistrationRules;
import org.bangfu.policy.application.VisitFacts;
import org.bangfu.policy.application.VisitRules;
import org.bangfu.policy.exclusion.ComparisonFacts;
import org.bangfu.policy.exclusion.ExceptionCode;
import org.bangfu.policy.exclusion.ExceptionGrant;
import org.bangfu.policy.exclusion.ExclusionRules;
import org.bangfu.policy.exclusion.Observation;
import org.bangfu.policy.income.LivingConditions;
import org.bangfu.policy.income.LivingRules;
import org.bangfu.registry.CommonPurse;
import org.bangfu.registry.DataQuality;
import org.bangfu.registry.Households;
import org.bangfu.registry.Member;
import org.bangfu.registry.MemberFacts;
import org.bangfu.registry.QualityFacts;
import org.bangfu.registry.QualityFinding;
import org.bangfu.registry.RegisterEntry;
import org.bangfu.registry.YearlySnapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Builds the facts of a case from the register and asks the rules; everything they answer is kept. */
@Component
class Assessments {

    private final DecisionRecords records;
    private final Households households;
    private final HouseVisits visits;
    private final org.bangfu.casefile.Evidence evidence;
    private final DepartmentLists lists;
    private final HouseholdFacts facts;
    private final CommonPurse purse;
    private final DataQuality quality;
    private final Staff staff;
    private final Clock clock;

    Assessments(
            DecisionRecords records,
            Households households,
            HouseVisits visits,
            org.bangfu.casefile.Evidence evidence,
            DepartmentLists lists,
            HouseholdFacts facts,
            CommonPurse purse,
            DataQuality quality,
            Staff staff,
            Clock clock) {
        this.records = records;
        this.households = households;
        this.visits = visits;
        this.evidence = evidence;
        this.lists = lists;
        this.facts = facts;
        this.purse = purse;
        this.quality = quality;
        this.staff = staff;
        this.clock = clock;
    }

    /** R-ID-01, R-ID-02, R-ID-07, R-ID-08. */
    DecisionRecord ofApplicant(Identification identification) {
        return records.judge(
                identification.caseNumber(), ApplicationRules.SET, applicationFacts(identification), today());
    }

    /**
     * R-ID-03 and the register checks: whether the visit may be completed.
     *
     * @throws TaskRefused naming everything that has to be mended
     */
    void requireComplete(SurveyedCase subject) {
        Evaluation<VisitFacts> evaluation = records.evaluate(VisitRules.SET, visitFacts(subject), today());
        List<String> missing =
                evaluation.of(Severity.FAIL).stream().map(Finding::sentence).toList();
        if (!missing.isEmpty()) {
            throw new TaskRefused("入户调查还有需要改正的内容：" + String.join("", missing));
        }
        records.keep(subject.caseNumber(), evaluation);
    }

    /**
     * Whether people have to decide on the household.
     *
     * @param reason what is written to it when not
     */
    record Need(boolean needy, String reason) {}

    /** R-ID-02 with what the visitors saw in the hukou book, then R-ID-04 and R-ID-05. */
    Need ofNeed(Identification identification) {
        DecisionRecord residence = records.judge(
                identification.caseNumber(), ApplicationRules.RESIDENCE, applicationFacts(identification), today());
        List<String> strangers = residence.findings().stream()
                .filter(finding -> finding.severity() == Severity.FAIL)
                .map(Finding::sentence)
                .toList();
        if (!strangers.isEmpty()) {
            return new Need(false, String.join("", strangers));
        }
        DecisionRecord record = ofLiving(identification.surveyed());
        boolean needy = LivingRules.isBelow(record.findings()) || LivingRules.hasDeprivation(record.findings());
        String reason = String.join(
                "", record.findings().stream().map(Finding::sentence).toList());
        return new Need(needy, needy ? "" : reason + "经核查住房、教育、医疗、饮水均有保障，不符合贫困户标准。");
    }

    /** R-ID-04 and R-ID-05, as the visitors found the household. */
    DecisionRecord ofLiving(SurveyedCase subject) {
        return records.judge(subject.caseNumber(), LivingRules.SET, livingFacts(subject), today());
    }

    /**
     * What the comparison found.
     *
     * @param missing names of lists that are missing or stale
     */
    record Compared(DecisionRecord record, List<String> missing) {}

    /** X01 to X13. */
    Compared ofExclusions(SurveyedCase subject) {
        ComparisonFacts facts = comparisonFacts(subject);
        DecisionRecord record = records.judge(subject.caseNumber(), ExclusionRules.SET, facts, today());
        List<String> missing = record.findings().stream()
                .filter(finding -> finding.code().equals(ExclusionRules.LIST_MISSING))
                .map(finding -> finding.inputs().get(0).source())
                .toList();
        return new Compared(record, missing);
    }

    /** The record of the latest comparison. */
    DecisionRecord latestExclusions(CaseNumber number) {
        return records.latest(number, ExclusionRules.SET)
                .orElseThrow(() -> new IllegalStateException("案卷 " + number + " 没有比对过"));
    }

    /**
     * An exception as the township proposes it.
     *
     * @throws IdentificationRefused when it does not rest on an item of the case that was stored as proof
     */
    Hits.Proposal proposal(CaseNumber number, Hit hit, String code, @Nullable Long item) {
        boolean proven = evidence.ofCase(number).stream()
                .anyMatch(kept -> kept.kind() == EvidenceKind.EXCEPTION_PROOF && Objects.equals(kept.id(), item));
        if (!proven || item == null) {
            throw new IdentificationRefused("提出例外须附证明材料，请上传后再提交：" + hit.sentence());
        }
        return new Hits.Proposal(code, item);
    }

    /**
     * Judges what the latest comparison saw once more, now with the exceptions that the county confirmed: the record then
     * says of each VETO which exception lets the household through, on what evidence, proposed and confirmed by whom.
     */
    void ofExceptions(CaseNumber number, List<Hit> hits) {
        DecisionRecord latest = latestExclusions(number);
        ComparisonFacts compared = records.facts(latest.id(), ExclusionRules.SET);
        List<ExceptionGrant> grants = new ArrayList<>();
        for (Hit hit : hits) {
            String code = hit.exceptionCode();
            String reference = hit.reference();
            if (code != null && reference != null && Boolean.TRUE.equals(hit.confirmed())) {
                grants.add(new ExceptionGrant(
                        hit.ruleId(),
                        reference,
                        ExceptionCode.valueOf(code),
                        "evidence:" + hit.exceptionEvidence(),
                        name(hit.concludedBy()),
                        hit.concludedOn(),
                        name(hit.confirmedBy()),
                        hit.confirmedOn()));
            }
        }
        if (!grants.isEmpty()) {
            records.judge(number, ExclusionRules.SET, compared.with(grants), latest.on());
        }
    }

    private @Nullable String name(@Nullable PersonId who) {
        return who == null ? null : staff.displayName(who);
    }

    /** What may be found by asking a department by letter. */
    enum Category {
        X01("财政供养人员", Severity.VETO),
        X03("机动车", Severity.VETO),
        X04("城镇房产", Severity.VETO),
        X05("注册公司或经营实体", Severity.VETO),
        X10("死亡、服刑或不共享收支人员", Severity.FAIL),
        X12("大额存款、保险或税收", Severity.REVIEW);

        private final String label;
        private final Severity severity;

        Category(String label, Severity severity) {
            this.label = label;
            this.severity = severity;
        }

        String label() {
            return label;
        }

        Severity severity() {
            return severity;
        }

        static Optional<Category> of(String ruleId) {
            return Arrays.stream(values())
                    .filter(category -> category.name().equals(ruleId))
                    .findFirst();
        }
    }

    /** The legitimate exceptions of a rule: code to label. */
    Map<String, String> exceptions(String ruleId) {
        Map<String, String> labels = new LinkedHashMap<>();
        ExceptionCode.forRule(ruleId).forEach(code -> labels.put(code.name(), code.label()));
        return labels;
    }

    /** R-ID-09 and the causes: what is wrong with a register form; also kept as a decision when nothing is. */
    List<String> attributeDisagreements(Identification identification, RegisterEntry entry) {
        Evaluation<RegistrationFacts> evaluation = records.evaluate(
                RegistrationRules.SET, lists.registrationFacts(identification.household(), entry, today()), today());
        List<String> wrong =
                evaluation.of(Severity.FAIL).stream().map(Finding::sentence).toList();
        if (wrong.isEmpty()) {
            records.keep(identification.caseNumber(), evaluation);
        }
        return wrong;
    }

    private ComparisonFacts comparisonFacts(SurveyedCase subject) {
        List<Member> members = households.members(subject.household());
        List<Observation> observations = new ArrayList<>();
        for (HouseVisits.Kept kept : visits.observations(subject.caseNumber())) {
            ObservedFact fact = kept.fact();
            observations.add(new Observation(
                    "observation:" + kept.id(),
                    fact.kind(),
                    members.stream()
                            .filter(member -> member.id().equals(fact.member()))
                            .map(Member::name)
                            .findFirst()
                            .orElse(null),
                    fact.amount(),
                    "入户调查",
                    fact.observedOn(),
                    fact.basis().isBlank() ? null : "observation:" + kept.id()));
        }
        return lists.comparisonFacts(subject.household(), observations, List.of(), today());
    }

    private ApplicationFacts applicationFacts(Identification identification) {
        return facts.application(identification.household(), identification.area(), identification.caseNumber());
    }

    private VisitFacts visitFacts(SurveyedCase subject) {
        HouseVisit visit =
                visits.latest(subject.caseNumber()).orElseThrow(() -> new TaskRefused("请先在“入户调查”页面登记本次入户调查，再提交任务"));
        YearlySnapshot snapshot = snapshot(subject);
        List<EvidenceItem> photos = evidence.ofCase(subject.caseNumber()).stream()
                .filter(item -> item.kind() == EvidenceKind.VISIT_PHOTO)
                .toList();
        List<Member> members = households.members(subject.household());
        return new VisitFacts(
                visit.visitedOn(),
                List.of(visit.visitor().value(), visit.secondVisitor().value()),
                2,
                photos.size(),
                blanks(visit, members, snapshot),
                quality(subject, members, snapshot, visit.visitedOn()));
    }

    private List<String> blanks(HouseVisit visit, List<Member> members, YearlySnapshot snapshot) {
        List<String> blanks = new ArrayList<>();
        if (snapshot.housing().grade() == null) {
            blanks.add("住房等级");
        }
        if (snapshot.water().safe() == null) {
            blanks.add("饮水是否安全");
        }
        if (!visit.householdSigned()) {
            blanks.add("农户签字");
        }
        for (Member member : members) {
            MemberFacts known = member.facts();
            if (member.isHead() && known.hukou().isRural() == null) {
                blanks.add("户主" + member.name() + "的户口性质");
            }
            if (member.isHead() && known.hukou().ofVillage() == null) {
                blanks.add("户主" + member.name() + "的户籍是否在本村");
            }
            if (purse.needsToKnowOfMoney(known, visit.visitedOn())) {
                blanks.add(member.name() + "长期外出，是否寄钱回家");
            }
        }
        return blanks;
    }

    /** Every check of the register, on the household as the visit left it. */
    private List<VisitFacts.DataFinding> quality(
            SurveyedCase subject, List<Member> members, YearlySnapshot snapshot, LocalDate on) {
        QualityFacts asked = QualityFacts.of(households.get(subject.household()), members, snapshot, on);
        return quality.check(asked).stream()
                .map(finding -> {
                    Integer about = finding.member();
                    return new VisitFacts.DataFinding(
                            finding.rule(),
                            quality.label(finding.rule()),
                            weight(finding.severity()),
                            about == null ? null : HouseholdFacts.reference(members.get(about)),
                            finding.sentence());
                })
                .toList();
    }

    private static Severity weight(QualityFinding.Severity severity) {
        return switch (severity) {
            case ERROR -> Severity.FAIL;
            case WARN -> Severity.REVIEW;
            case ATTENTION -> Severity.INFO;
        };
    }

    private LivingConditions livingFacts(SurveyedCase subject) {
        HouseVisit visit = visits.latest(subject.caseNumber()).orElseThrow();
        return facts.living(subject.household(), snapshot(subject), visit.visitedOn());
    }

    private YearlySnapshot snapshot(SurveyedCase subject) {
        return households
                .snapshot(subject.household(), subject.year())
                .orElseThrow(() -> new TaskRefused("还没有" + subject.year() + "年的收入和生活情况，请在“入户调查”页面填写"));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
