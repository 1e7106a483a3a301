package org.bangfu.villageexit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.CaseQuery;
import org.bangfu.casefile.Decision;
import org.bangfu.casefile.Outcome;
import org.bangfu.casefile.TimelineEntry;
import org.bangfu.common.AreaCode;
import org.bangfu.common.AreaLevel;
import org.bangfu.common.CaseNumber;
import org.bangfu.engine.CompletedTask;
import org.bangfu.engine.TaskRefused;
import org.bangfu.meetings.MeetingResult;
import org.bangfu.policy.DecisionRecord;
import org.bangfu.policy.DecisionRecords;
import org.bangfu.policy.Finding;
import org.bangfu.policy.ParameterValue;
import org.bangfu.policy.PolicyParameters;
import org.bangfu.policy.Profile;
import org.bangfu.policy.villageexit.ScoreItem;
import org.bangfu.policy.villageexit.VillageExitFacts;
import org.bangfu.policy.villageexit.VillageExitRules;
import org.bangfu.registry.HouseholdStatus;
import org.bangfu.registry.Households;
import org.bangfu.registry.VillageRegister;
import org.bangfu.registry.VillageStatus;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The exit of a poor village, from its application to the announcement, and back. Pages open, withdraw and revert; the
 * process calls the rest while a task or a job of the case is done. Scope is the callers' to check; seats and four eyes
 * are the engine's.
 */
@Component
@Transactional
public class VillageExits {

    private final VillageExitRows rows;
    private final CaseFiles caseFiles;
    private final Households households;
    private final VillageRegister villages;
    private final DecisionRecords records;
    private final PolicyParameters policy;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    VillageExits(
            VillageExitRows rows,
            CaseFiles caseFiles,
            Households households,
            VillageRegister villages,
            DecisionRecords records,
            PolicyParameters policy,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.caseFiles = caseFiles;
        this.households = households;
        this.villages = villages;
        this.records = records;
        this.policy = policy;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    // Opening, withdrawing, reverting: called by pages.

    /**
     * Opens the case of a village that applies.
     *
     * @param population registered agricultural population
     * @throws org.bangfu.casefile.CaseAlreadyOpen when it has an open one
     * @throws VillageExitRefused when the village cannot apply, or no rules are in force
     */
    public CaseNumber open(AreaCode village, int population, String statement) {
        if (village.level() != AreaLevel.VILLAGE || villages.status(village) != VillageStatus.POOR) {
            throw new VillageExitRefused(
                    "只有贫困村可以申请退出，本村现为“" + villages.status(village).label() + "”");
        }
        if (!Profile.HUNAN_2016.contains(today())) {
            throw new VillageExitRefused("退出办法自" + Profile.HUNAN_2016.from() + "起施行，此前不能申请退出");
        }
        if (worth().isEmpty()) {
            throw new VillageExitRefused("今天没有现行的考核评分表（政策参数 exit.village.score），请县扶贫办先登记评分表");
        }
        if (population < 1 || population > 99_999) {
            throw new VillageExitRefused("农业户籍人口应为1至99999，请核对");
        }
        if (statement.isBlank() || statement.length() > 1000) {
            throw new VillageExitRefused("请写明申请理由（1000字以内）");
        }
        int poor = poor(village);
        if (poor > population) {
            throw new VillageExitRefused("信息库中本村未脱贫" + poor + "人，多于所填的农业户籍人口，请核对");
        }
        CaseFile file = caseFiles.openForVillage(CaseKind.VILLAGE_EXIT, village);
        rows.insert(file.number(), village, population, poor, statement.strip(), today());
        audit.record(AuditEntry.of("villageExit.opened")
                .onCase(file.number())
                .in(village)
                .with("members", population));
        events.publishEvent(new VillageExitOpened(file.number(), village));
        return file.number();
    }

    /** Registered poor people of the village who have not exited. */
    @Transactional(readOnly = true)
    public int poor(AreaCode village) {
        return households.inArea(village, Set.of(HouseholdStatus.POOR, HouseholdStatus.RELAPSED)).stream()
                .mapToInt(id -> households.members(id).size())
                .sum();
    }

    /** What each item of the score sheet in force is worth. */
    @Transactional(readOnly = true)
    public Map<ScoreItem, ParameterValue> worth() {
        Map<ScoreItem, ParameterValue> worth = new EnumMap<>(ScoreItem.class);
        for (ScoreItem item : ScoreItem.values()) {
            policy.find(item.parameter(), today()).ifPresent(value -> worth.put(item, value));
        }
        return worth;
    }

    /** Ends the case at the village's wish, before the village has exited. */
    public void withdraw(CaseNumber number, String ground) {
        VillageExit exit = locked(number);
        if (!caseFiles.get(number).isOpen() || exit.exitedOn() != null) {
            throw new VillageExitRefused("案卷" + number + "已经办结或已登记退出，不能撤回");
        }
        if (ground.isBlank() || ground.length() > 500) {
            throw new VillageExitRefused("请写明撤回理由（500字以内）");
        }
        caseFiles.note(new TimelineEntry(number, "villageExit.withdrawn", "村撤回申请：" + ground.strip()));
        events.publishEvent(new VillageExitWithdrawn(number));
    }

    /** Puts back a village whose exit turns out to have been wrong; the case that caused the exit stays as it was. */
    public void revert(CaseNumber number, String reason) {
        VillageExit exit = locked(number);
        if (exit.exitedOn() == null
                || exit.reverted() != null
                || caseFiles.get(number).isOpen()) {
            throw new VillageExitRefused("案卷" + number + "没有已办结的退出，不能撤销");
        }
        if (reason.isBlank() || reason.length() > 1000) {
            throw new VillageExitRefused("请写明撤销退出的理由（1000字以内）");
        }
        if (villages.status(exit.village()) != VillageStatus.EXITED) {
            throw new VillageExitRefused("本村现在不是已退出状态，不能撤销");
        }
        rows.reverted(number, today(), reason.strip());
        villages.revertExit(exit.village(), number);
        audit.record(AuditEntry.of("villageExit.reverted").onCase(number).in(exit.village()));
        caseFiles.note(new TimelineEntry(number, "villageExit.reverted", "撤销退出：" + reason.strip()));
    }

    // Reading

    @Transactional(readOnly = true)
    public Optional<VillageExit> find(CaseNumber number) {
        return rows.find(number);
    }

    /** @throws IllegalStateException when there is no such case */
    @Transactional(readOnly = true)
    public VillageExit get(CaseNumber number) {
        return find(number).orElseThrow(() -> new IllegalStateException("没有村退出案卷 " + number));
    }

    @Transactional(readOnly = true)
    public List<CaseNumber> ofVillage(AreaCode village) {
        return rows.ofVillage(village);
    }

    /** What the rules found last; empty before the score sheet was filled in. */
    @Transactional(readOnly = true)
    public List<Finding> findings(CaseNumber number) {
        return records.latest(number, VillageExitRules.SET)
                .map(DecisionRecord::findings)
                .orElse(List.of());
    }

    // Steps: called by the process.

    /** Keeps the village's points, each within what its item is worth. */
    public void scored(CompletedTask task, Map<ScoreItem, Integer> points, boolean tasksRated, String basis) {
        VillageExit exit = locked(task.caseNumber());
        Map<ScoreItem, ParameterValue> worth = worth();
        points.forEach((item, value) -> {
            ParameterValue most = worth.get(item);
            if (value < 0 || value > (most == null ? 0 : most.asInt())) {
                throw new TaskRefused("“" + item.label() + "”应为0至" + (most == null ? 0 : most.asInt()) + "分，请核对");
            }
        });
        rows.scored(exit.caseNumber(), points, tasksRated, basis);
        decided(task, "SCORED", "已评分", basis);
    }

    /** R-VX-01 to R-VX-04, kept; the people are counted anew. Refuses with every reason. */
    public boolean checkConditions(CaseNumber number) {
        VillageExit exit = locked(number);
        VillageExit.Sheet sheet = exit.sheet();
        if (sheet == null) {
            throw new IllegalStateException("案卷 " + number + " 还没有评分");
        }
        VillageExitFacts facts = new VillageExitFacts(
                poor(exit.village()),
                exit.population(),
                exit.score(),
                openExits(exit.village()),
                sheet.tasksRated(),
                today());
        List<Finding> findings =
                records.judge(number, VillageExitRules.SET, facts, today()).findings();
        boolean eligible = VillageExitRules.isEligible(findings);
        if (!eligible) {
            refuse(number, Refusal.CONDITIONS, VillageExitRules.reasons(findings));
        }
        return eligible;
    }

    private int openExits(AreaCode village) {
        return caseFiles
                .list(new CaseQuery(Set.of(village), Set.of(), CaseKind.EXIT, CaseFile.Status.OPEN, null, 200))
                .cases()
                .size();
    }

    /** Keeps the assembly's vote. */
    public boolean voted(CompletedTask task, MeetingResult result) {
        locked(task.caseNumber());
        decided(task, result.passed() ? "CARRIED" : "NOT_CARRIED", result.passed() ? "会议同意" : "会议没有同意", result.note());
        if (!result.passed()) {
            refuse(
                    task.caseNumber(),
                    Refusal.BY_VOTE,
                    "村民代表会议到会" + result.present() + "人，同意" + result.yes() + "人，未过半数。");
        }
        return result.passed();
    }

    /** What the township says after its survey. */
    public enum Survey {
        CONFIRM("确认"),
        RETURN("退回重新评分"),
        REJECT("不予同意");

        private final String label;

        Survey(String label) {
            this.label = label;
        }
    }

    public void surveyed(CompletedTask task, Survey survey, LocalDate on, String second, String finding) {
        CaseNumber number = task.caseNumber();
        VillageExit exit = locked(number);
        if (on.isBefore(exit.openedOn()) || on.isAfter(today())) {
            throw new TaskRefused("入村核查日期应在申请之后、今天之前，请核对");
        }
        rows.surveyed(number, new VillageExit.Survey(on, task.by(), second, finding));
        decided(task, survey.name(), survey.label, finding);
        if (survey == Survey.REJECT) {
            refuse(number, Refusal.BY_TOWNSHIP, finding);
        }
    }

    /** The objection against the notice was upheld. */
    public void objectionUpheld(CaseNumber number) {
        locked(number);
        refuse(number, Refusal.OBJECTION, "公示期间收到异议，经调查异议成立");
    }

    /** Keeps a department's opinion. */
    public void departmentAccepted(CompletedTask task, boolean qualified, LocalDate on, String finding) {
        locked(task.caseNumber());
        if (on.isAfter(today())) {
            throw new TaskRefused("现场验收日期不能晚于今天，请核对");
        }
        rows.accepted(task.caseNumber(), task.role(), new VillageExit.Acceptance(qualified, finding, on, task.by()));
        decided(task, qualified ? "QUALIFIED" : "UNQUALIFIED", qualified ? "合格" : "不合格", finding);
    }

    /** Keeps the report that sums up the departments' opinions. */
    public void concluded(CompletedTask task, String reportNo, String summary) {
        locked(task.caseNumber());
        rows.reported(task.caseNumber(), new VillageExit.Report(reportNo, summary));
        decided(task, "CONCLUDED", "已汇总", summary);
    }

    /** Whether every department found the village qualified; refuses with the opinions of those that did not. */
    public boolean accepted(CaseNumber number) {
        VillageExit exit = locked(number);
        List<String> against = exit.acceptances().entrySet().stream()
                .filter(entry -> !entry.getValue().qualified())
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey().label() + "：" + entry.getValue().finding())
                .toList();
        if (exit.acceptances().isEmpty()) {
            throw new IllegalStateException("案卷 " + number + " 没有部门验收意见");
        }
        if (!against.isEmpty()) {
            refuse(number, Refusal.ACCEPTANCE, String.join("；", against));
        }
        return against.isEmpty();
    }

    public boolean determined(CompletedTask task, boolean approved, String reason) {
        locked(task.caseNumber());
        if (!approved && reason.isBlank()) {
            throw new TaskRefused("不同意退出的，请写明理由");
        }
        decided(task, approved ? "APPROVE" : "REJECT", approved ? "同意退出" : "不同意退出", reason);
        if (!approved) {
            refuse(task.caseNumber(), Refusal.BY_LEADERS, reason);
        }
        return approved;
    }

    /** Keeps what the city's check came to. */
    public boolean cityChecked(CompletedTask task, boolean passed, String document, LocalDate on, String note) {
        CaseNumber number = task.caseNumber();
        VillageExit exit = locked(number);
        if (on.isBefore(exit.openedOn()) || on.isAfter(today())) {
            throw new TaskRefused("市级核查日期应在申请之后、今天之前，请核对");
        }
        if (!passed && note.isBlank()) {
            throw new TaskRefused("市级核查没有通过的，请在“说明”中写明市里指出的问题");
        }
        rows.cityChecked(number, new VillageExit.CityCheck(document, on));
        decided(task, passed ? "CITY_PASSED" : "CITY_FAILED", passed ? "市级核查通过" : "市级核查没有通过", note);
        if (!passed) {
            refuse(number, Refusal.BY_CITY, document + "：" + note);
        }
        return passed;
    }

    /** The village has exited, caused by this case. */
    public void exit(CaseNumber number) {
        VillageExit exit = locked(number);
        rows.exited(number, today());
        villages.exit(exit.village(), number);
        caseFiles.note(new TimelineEntry(number, "villageExit.exited", "本村已退出贫困村"));
    }

    public void announced(CompletedTask task, LocalDate on, String place) {
        VillageExit exit = locked(task.caseNumber());
        LocalDate exitedOn = exit.exitedOn();
        if (exitedOn == null || on.isBefore(exitedOn) || on.isAfter(today())) {
            throw new TaskRefused("公告日期应在登记退出之后、今天之前，请核对");
        }
        rows.announced(task.caseNumber(), on, place);
        decided(task, "ANNOUNCED", "已公告", "");
    }

    public void delivered(CompletedTask task, LocalDate on, String receiver) {
        VillageExit exit = locked(task.caseNumber());
        VillageExit.Refused refused = exit.refused();
        if (refused == null || on.isBefore(refused.on()) || on.isAfter(today())) {
            throw new TaskRefused("送达日期应在作出不予退出之后、今天之前，请核对");
        }
        rows.delivered(task.caseNumber(), on, receiver);
        decided(task, "DELIVERED", "已送达", "");
    }

    /** The process has reached an end. */
    public void ended(CaseNumber number, Outcome outcome) {
        caseFiles.close(number, outcome);
    }

    private void refuse(CaseNumber number, Refusal refusal, String reason) {
        rows.refused(number, refusal, reason, today());
        caseFiles.note(new TimelineEntry(number, "villageExit.refused", "不予退出：" + refusal.label()));
    }

    private void decided(CompletedTask task, String code, String label, String reason) {
        caseFiles.decided(Decision.in(task, Outcome.of(code, label), reason));
    }

    private VillageExit locked(CaseNumber number) {
        return rows.lock(number).orElseThrow(() -> new IllegalStateException("没有村退出案卷 " + number));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
