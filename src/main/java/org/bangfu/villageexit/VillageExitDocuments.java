package org.bangfu.villageexit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseKind;
import org.bangfu.documents.DocumentSource;
import org.bangfu.documents.DocumentValues;
import org.bangfu.documents.OfficialDocument;
import org.bangfu.meetings.Meetings;
import org.bangfu.notices.NoticeSheets;
import org.bangfu.people.Staff;
import org.bangfu.policy.ParameterValue;
import org.bangfu.policy.villageexit.ScoreItem;
import org.springframework.stereotype.Component;

/** The documents of a village's exit, filled from the case. */
@Component
class VillageExitDocuments implements DocumentSource {

    private static final OfficialDocument APPLICATION = document("application", "贫困村退出申请书");
    private static final OfficialDocument MINUTES = document("minutes", "村民代表会议记录");
    private static final OfficialDocument NOTICE = document("notice", "贫困村退出公示情况表");
    private static final OfficialDocument ACCEPTANCE = document("acceptance", "贫困村退出联合验收报告");
    private static final OfficialDocument APPROVAL = document("approval", "贫困村退出审批表");
    private static final OfficialDocument REFUSAL = document("refusal", "不予退出告知书");

    private final VillageExits exits;
    private final Meetings meetings;
    private final NoticeSheets sheets;
    private final Staff staff;

    VillageExitDocuments(VillageExits exits, Meetings meetings, NoticeSheets sheets, Staff staff) {
        this.exits = exits;
        this.meetings = meetings;
        this.sheets = sheets;
        this.staff = staff;
    }

    private static OfficialDocument document(String name, String title) {
        return OfficialDocument.of("villageexit", "village-exit-" + name, title);
    }

    @Override
    public CaseKind kind() {
        return CaseKind.VILLAGE_EXIT;
    }

    @Override
    public List<OfficialDocument> documents() {
        return List.of(APPLICATION, MINUTES, NOTICE, ACCEPTANCE, APPROVAL, REFUSAL);
    }

    @Override
    public List<OfficialDocument> available(CaseFile file) {
        VillageExit exit = exits.get(file.number());
        List<OfficialDocument> available = new ArrayList<>();
        if (exit.sheet() != null) {
            available.add(APPLICATION);
        }
        if (!meetings.ofCase(file.number()).isEmpty()) {
            available.add(MINUTES);
        }
        if (!sheets.ofCase(file.number()).isEmpty()) {
            available.add(NOTICE);
        }
        if (exit.report() != null) {
            available.add(ACCEPTANCE);
        }
        if (exit.cityCheck() != null) {
            available.add(APPROVAL);
        }
        if (exit.refused() != null) {
            available.add(REFUSAL);
        }
        return available;
    }

    @Override
    public Set<String> fields() {
        return Set.of(
                "农业户籍人口", "未脱贫人口", "退出申请理由", "申请日期", "任务评定", "评分依据", "评分合计", "满分合计", "入村核查日期", "入村核查人", "同行核查人",
                "入村核查情况", "验收报告编号", "验收汇总意见", "市级核查文号", "市级核查日期", "登记退出日期", "退出公告日期", "退出公告地点", "不予退出原因", "不予退出理由",
                "不予退出日期");
    }

    @Override
    public Map<String, Set<String>> tables() {
        return Map.of("评分", Set.of("项目", "得分", "满分", "出处"), "验收", Set.of("部门", "结论", "日期", "意见"));
    }

    @Override
    public void fill(CaseFile file, DocumentValues values) {
        VillageExit exit = exits.get(file.number());
        values.put("农业户籍人口", exit.population())
                .put("未脱贫人口", exit.poor())
                .put("退出申请理由", exit.statement())
                .put("申请日期", exit.openedOn())
                .put("登记退出日期", exit.exitedOn());
        score(exit, values);
        VillageExit.Survey survey = exit.survey();
        if (survey != null) {
            values.put("入村核查日期", survey.on())
                    .put("入村核查人", staff.displayName(survey.by()))
                    .put("同行核查人", survey.second())
                    .put("入村核查情况", survey.finding());
        }
        exit.acceptances().entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .forEach(entry -> values.row(
                        "验收",
                        "部门",
                        entry.getKey().label(),
                        "结论",
                        entry.getValue().qualified() ? "合格" : "不合格",
                        "日期",
                        entry.getValue().on(),
                        "意见",
                        entry.getValue().finding()));
        VillageExit.Report report = exit.report();
        if (report != null) {
            values.put("验收报告编号", report.number()).put("验收汇总意见", report.summary());
        }
        VillageExit.CityCheck city = exit.cityCheck();
        if (city != null) {
            values.put("市级核查文号", city.document()).put("市级核查日期", city.on());
        }
        VillageExit.Announcement announcement = exit.announcement();
        if (announcement != null) {
            values.put("退出公告日期", announcement.on()).put("退出公告地点", announcement.place());
        }
        VillageExit.Refused refused = exit.refused();
        if (refused != null) {
            values.put("不予退出原因", refused.refusal().label())
                    .put("不予退出理由", refused.reason())
                    .put("不予退出日期", refused.on());
        }
    }

    private void score(VillageExit exit, DocumentValues values) {
        VillageExit.Sheet sheet = exit.sheet();
        if (sheet == null) {
            return;
        }
        int reached = 0;
        int defined = 0;
        for (Map.Entry<ScoreItem, ParameterValue> item : exits.worth().entrySet()) {
            int points = exit.score().getOrDefault(item.getKey(), 0);
            reached += points;
            defined += item.getValue().asInt();
            values.row(
                    "评分",
                    "项目",
                    item.getKey().label(),
                    "得分",
                    points,
                    "满分",
                    item.getValue().asInt(),
                    "出处",
                    item.getValue().source() + (item.getValue().isVerified() ? "" : "（未核实）"));
        }
        values.put("任务评定", sheet.tasksRated() ? "已逐项评定（村申报）" : "没有逐项评定")
                .put("评分依据", sheet.basis())
                .put("评分合计", reached)
                .put("满分合计", defined);
    }
}
