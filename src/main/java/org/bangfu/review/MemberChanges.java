package org.bangfu.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.Decision;
import org.bangfu.casefile.Evidence;
import org.bangfu.casefile.EvidenceItem;
import org.bangfu.casefile.EvidenceKind;
import org.bangfu.casefile.Outcome;
import org.bangfu.casefile.TimelineEntry;
import org.bangfu.common.CaseNumber;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskRefused;
import org.bangfu.policy.DecisionRecords;
import org.bangfu.policy.Finding;
import org.bangfu.policy.review.MemberChangeFacts;
import org.bangfu.policy.review.ReviewRules;
import org.bangfu.registry.CodeLists;
import org.bangfu.registry.CommonPurse;
import org.bangfu.registry.Household;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.Households;
import org.bangfu.registry.Member;
import org.bangfu.registry.MemberId;
import org.bangfu.registry.NewMember;
import org.bangfu.registry.RecordedSnapshot;
import org.bangfu.registry.YearlySnapshot;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who joins and leaves households: reported with proof by the village, approved by the township, without a meeting. What
 * moves the income per head across the line is followed by a full review (R-RV-01).
 */
@Component
@Transactional
public class MemberChanges {

    private final MemberChangeRows rows;
    private final Reviews reviews;
    private final CaseFiles caseFiles;
    private final Evidence evidence;
    private final Households households;
    private final CommonPurse purse;
    private final CodeLists codes;
    private final DecisionRecords records;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MemberChanges(
            MemberChangeRows rows,
            Reviews reviews,
            CaseFiles caseFiles,
            Evidence evidence,
            Households households,
            CommonPurse purse,
            CodeLists codes,
            DecisionRecords records,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.reviews = reviews;
        this.caseFiles = caseFiles;
        this.evidence = evidence;
        this.households = households;
        this.purse = purse;
        this.codes = codes;
        this.records = records;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A paper that proves the change.
     *
     * @param name of the file
     */
    public record Proof(String name, byte[] content) {}

    /**
     * Reports a change with its proof.
     *
     * @throws ReviewRefused saying what does not fit
     * @throws org.bangfu.casefile.CaseAlreadyOpen when another change of the household is open
     * @throws org.bangfu.casefile.EvidenceRefused when the proof cannot be stored
     */
    public CaseNumber report(NewMemberChange change, Proof proof) {
        Household household = households.get(change.household());
        requireFitting(change);
        CaseFile file = caseFiles.open(CaseKind.MEMBER_CHANGE, household.id(), household.area());
        rows.insert(file.number(), household.area(), change, today());
        evidence.store(file.number(), EvidenceKind.MEMBER_CHANGE_PROOF, proof.name(), proof.content());
        audit.record(AuditEntry.of("memberChange.reported")
                .onCase(file.number())
                .in(household.area())
                .with("reason", change.kind().code()));
        events.publishEvent(new MemberChangeReported(file.number(), household.area()));
        return file.number();
    }

    private void requireFitting(NewMemberChange change) {
        if (change.changedOn().isAfter(today())) {
            throw new ReviewRefused("变更日期不能晚于今天，请核对");
        }
        if (change.kind().joins()) {
            requireJoining(change);
        } else {
            requireLeaving(change);
        }
    }

    private void requireJoining(NewMemberChange change) {
        NewMemberChange.Joining joining = change.joining();
        if (joining == null) {
            throw new ReviewRefused("请填写转入人员的姓名、身份证号码和与户主关系");
        }
        if (joining.name().isBlank() || joining.name().length() > 60) {
            throw new ReviewRefused("转入人员的姓名应为1至60个字，请核对");
        }
        if (joining.relation().equals(Member.HEAD) || !codes.has("RELATION", joining.relation())) {
            throw new ReviewRefused("请选择转入人员与户主的关系，不能是户主");
        }
        if (change.kind() == MemberChangeKind.NEWBORN
                && joining.citizenId().birthDate().plusYears(2).isBefore(change.changedOn())) {
            throw new ReviewRefused("新生儿的出生日期与变更日期相差两年以上，请核对身份证号码，或选“其他转入”");
        }
        if (households.householdOf(joining.citizenId()).isPresent()) {
            throw new ReviewRefused(joining.name() + "已在一户的家庭成员里，请先从原户转出，或核对身份证号码");
        }
    }

    private void requireLeaving(NewMemberChange change) {
        MemberId leaving = change.leaving();
        List<Member> members = households.members(change.household());
        Member member = members.stream()
                .filter(candidate -> candidate.id().equals(leaving))
                .findFirst()
                .orElseThrow(() -> new ReviewRefused("请选择要减少的成员"));
        if (members.size() == 1) {
            throw new ReviewRefused("本户只有一人，减少后户内无人；请开立复核案卷，按规则X10办理清退或注销");
        }
        NewMemberChange.NextHead head = change.nextHead();
        if (!member.isHead()) {
            return;
        }
        if (head == null
                || head.member().equals(leaving)
                || members.stream().noneMatch(candidate -> candidate.id().equals(head.member()))) {
            throw new ReviewRefused("减少的是户主，请选择由谁继任户主");
        }
        if (head.formerRelation().equals(Member.HEAD) || !codes.has("RELATION", head.formerRelation())) {
            throw new ReviewRefused("请选择原户主与新户主的关系");
        }
    }

    /** The township's opinion. */
    public enum Opinion {
        APPROVE("核准"),
        RETURN("退回补充证明"),
        REJECT("不予变更");

        private final String label;

        Opinion(String label) {
            this.label = label;
        }
    }

    /** Keeps the township's opinion; who approves has seen the proof, who does not says why. */
    public void judged(CompletedTask task, Opinion opinion, boolean proofSeen, String reason) {
        locked(task.caseNumber());
        if (opinion == Opinion.APPROVE && !proofSeen) {
            throw new TaskRefused("请先核对证明材料，勾选后再核准");
        }
        if (opinion != Opinion.APPROVE && reason.isBlank()) {
            throw new TaskRefused("退回或不予变更时请在“理由”中写明，村里才知道缺什么");
        }
        if (opinion == Opinion.RETURN) {
            rows.returned(task.caseNumber(), reason);
        } else if (opinion == Opinion.REJECT) {
            rows.refused(task.caseNumber(), reason);
        }
        caseFiles.decided(Decision.in(task, Outcome.of(opinion.name(), opinion.label), reason));
    }

    /** Called when the village has brought what was missing: new proof must be in the case. */
    public void supplemented(CompletedTask task, String note) {
        locked(task.caseNumber());
        long returns = caseFiles.decisions(task.caseNumber()).stream()
                .filter(made -> made.decision().outcome().code().equals(Opinion.RETURN.name()))
                .count();
        if (proofs(task.caseNumber()) <= returns) {
            throw new TaskRefused("请先在案卷页上传补来的证明材料（类别选“成员变更证明材料”），再提交");
        }
        caseFiles.decided(Decision.in(task, Outcome.of("SUPPLEMENTED", "已补充证明"), note));
    }

    private long proofs(CaseNumber number) {
        return evidence.ofCase(number).stream()
                .map(EvidenceItem::kind)
                .filter(kind -> kind == EvidenceKind.MEMBER_CHANGE_PROOF)
                .count();
    }

    /** Changes the register; answers R-RV-01. Done twice it has one effect. */
    public boolean apply(CaseNumber number) {
        MemberChange change = locked(number);
        if (change.applied() != null) {
            return change.applied().crossesLine();
        }
        int before = heads(change.household());
        Optional<String> refusal = change.kind().joins() ? joined(change) : left(change);
        if (refusal.isPresent()) {
            throw new IllegalStateException("案卷 " + number + " 的成员变更不能登记：" + refusal.get());
        }
        int after = heads(change.household());
        YearlySnapshot latest = households.snapshots(change.household()).stream()
                .filter(RecordedSnapshot::tellsIncome)
                .map(RecordedSnapshot::figures)
                .findFirst()
                .orElse(null);
        MemberChangeFacts facts = new MemberChangeFacts(
                latest == null ? today().getYear() : latest.year(),
                latest == null ? null : latest.income().netIncome(),
                before,
                after);
        List<Finding> findings =
                records.judge(number, ReviewRules.MEMBER_CHANGE, facts, today()).findings();
        boolean crosses = ReviewRules.forcesReview(findings);
        rows.applied(number, new MemberChange.Applied(today(), before, after, crosses, null));
        findings.forEach(finding ->
                caseFiles.note(new TimelineEntry(number, "memberChange.applied", "成员已变更。" + finding.sentence())));
        return crosses;
    }

    private int heads(HouseholdId household) {
        return purse.heads(
                households.members(household).stream().map(Member::facts).toList(), today());
    }

    private Optional<String> joined(MemberChange change) {
        String name = change.joiningName();
        String relation = change.joiningRelation();
        if (name == null || relation == null) {
            throw new IllegalStateException("案卷 " + change.caseNumber() + " 没有转入人员");
        }
        return households.addMember(
                change.household(),
                new NewMember(name, rows.joiner(change.caseNumber()), relation),
                change.kind().code());
    }

    private Optional<String> left(MemberChange change) {
        MemberId leaving = change.leaving();
        if (leaving == null) {
            throw new IllegalStateException("案卷 " + change.caseNumber() + " 没有转出人员");
        }
        MemberId head = change.nextHead();
        String relation = change.formerRelation();
        if (head != null && relation != null) {
            households.changeHead(change.household(), head, relation);
        }
        return households.removeMember(leaving, change.kind().code(), change.changedOn());
    }

    /** Opens the full review that the change forces. Done twice it has one effect. */
    public void openFullReview(CaseNumber number) {
        MemberChange change = locked(number);
        if (change.applied() == null || change.applied().review() != null) {
            return;
        }
        rows.reviewedIn(
                number,
                reviews.openForMemberChange(
                        change.household(), number, "成员变更（" + change.kind().label() + "）使人均收入与标准的关系改变，案卷" + number));
    }

    /**
     * Takes back a report before the register was changed.
     *
     * @throws ReviewRefused when it is decided
     */
    public void withdraw(CaseNumber number, String ground) {
        MemberChange change = locked(number);
        if (!caseFiles.get(number).isOpen() || change.applied() != null) {
            throw new ReviewRefused("案卷" + number + "已经办理，不能撤回；登记有误的，请另行申报变更");
        }
        caseFiles.note(new TimelineEntry(number, "memberChange.withdrawn", "成员变更撤回：" + ground));
        events.publishEvent(new MemberChangeWithdrawn(number));
    }

    @Transactional(readOnly = true)
    public Optional<MemberChange> find(CaseNumber number) {
        return rows.find(number);
    }

    /** @throws IllegalStateException when there is no such case */
    @Transactional(readOnly = true)
    public MemberChange get(CaseNumber number) {
        return rows.find(number).orElseThrow(() -> new IllegalStateException("没有成员变更案卷 " + number));
    }

    /** The name of who joins or leaves. */
    @Transactional(readOnly = true)
    public String whom(MemberChange change) {
        String joining = change.joiningName();
        if (joining != null) {
            return joining;
        }
        return java.util.stream.Stream.concat(
                        households.members(change.household()).stream(),
                        households.formerMembers(change.household()).stream())
                .filter(member -> member.id().equals(change.leaving()))
                .map(Member::name)
                .findFirst()
                .orElse("");
    }

    private MemberChange locked(CaseNumber number) {
        return rows.lock(number).orElseThrow(() -> new IllegalStateException("没有成员变更案卷 " + number));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
