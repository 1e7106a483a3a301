package org.bangfu.casefile.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.CasePanelSection;
import org.bangfu.casefile.Evidence;
import org.bangfu.casefile.EvidenceKind;
import org.bangfu.common.AreaCode;
import org.bangfu.common.Money;
import org.bangfu.common.PersonId;
import org.bangfu.common.ShownTime;
import org.bangfu.engine.OpenTasks;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.Staff;
import org.bangfu.policy.DecisionRecord;
import org.bangfu.policy.DecisionRecords;
import org.bangfu.registry.Areas;
import org.bangfu.registry.CodeLists;
import org.bangfu.registry.Household;
import org.bangfu.registry.Households;
import org.bangfu.registry.IncomeAccount;
import org.bangfu.registry.Member;
import org.bangfu.registry.RecordedSnapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Gathers what is shown of a case. */
@Component
class CaseViews {

    private static final Set<EvidenceKind> OF_OBJECTIONS = Set.of(
            EvidenceKind.OBJECTION, EvidenceKind.OBJECTION_FINDING, EvidenceKind.OBJECTION_ANSWER, EvidenceKind.OTHER);
    private static final Set<EvidenceKind> OF_COLLECTIVE_ACTS = Set.of(
            EvidenceKind.NOTICE_PHOTO,
            EvidenceKind.NOTICE_REMOVED,
            EvidenceKind.MEETING_SIGN_IN,
            EvidenceKind.MEETING_MINUTES);

    private final CaseFiles cases;
    private final Evidence evidence;
    private final Households households;
    private final Areas areas;
    private final CodeLists codes;
    private final DecisionRecords records;
    private final OpenTasks tasks;
    private final Staff staff;
    private final CurrentPerson current;
    private final ObjectProvider<CasePanelSection> sections;
    private final Clock clock;

    CaseViews(
            CaseFiles cases,
            Evidence evidence,
            Households households,
            Areas areas,
            CodeLists codes,
            DecisionRecords records,
            @Lazy OpenTasks tasks,
            Staff staff,
            CurrentPerson current,
            ObjectProvider<CasePanelSection> sections,
            Clock clock) {
        this.cases = cases;
        this.evidence = evidence;
        this.households = households;
        this.areas = areas;
        this.codes = codes;
        this.records = records;
        this.tasks = tasks;
        this.staff = staff;
        this.current = current;
        this.sections = sections;
        this.clock = clock;
    }

    CaseView of(CaseFile file) {
        Household household = file.isOfVillage() ? null : households.get(file.household());
        List<Member> members = household == null ? List.of() : households.members(household.id());
        return new CaseView(
                head(file, household, members.size()),
                members.stream().map(this::line).toList(),
                household == null ? null : income(household),
                sections(file),
                findings(file),
                evidence(file),
                kinds(file.kind()),
                mayUpload(file),
                decisions(file),
                timeline(file),
                tasks.ofCase(file.number()));
    }

    private CaseView.Head head(CaseFile file, @Nullable Household household, int persons) {
        return new CaseView.Head(
                file.number(),
                file.kind().label(),
                file.statusLabel(),
                file.isOpen(),
                areas.fullName(file.area()),
                household == null ? areas.name(file.area()) : household.headName(),
                persons,
                household == null ? "" : household.status().label(),
                household == null ? null : household.id().value(),
                household == null ? null : household.householdNo(),
                ShownTime.minute(file.openedAt()),
                file.closedAt() == null ? null : ShownTime.minute(file.closedAt()),
                file.about());
    }

    private CaseView.MemberLine line(Member member) {
        String health = member.facts().health().health();
        String school = member.facts().schooling().inSchool();
        return new CaseView.MemberLine(
                member.name(),
                codes.label("RELATION", member.relation()),
                member.citizenId().masked(),
                member.age(LocalDate.now(clock)),
                health == null ? "未填" : codes.label("HEALTH", health),
                school == null ? "未填" : codes.label("INSCHOOL", school));
    }

    private CaseView.@Nullable Income income(Household household) {
        RecordedSnapshot newest = households.snapshots(household.id()).stream()
                .filter(RecordedSnapshot::tellsIncome)
                .findFirst()
                .orElse(null);
        if (newest == null) {
            return null;
        }
        IncomeAccount account = newest.figures().income();
        List<Map.Entry<String, String>> lines = new ArrayList<>();
        lines.add(Map.entry("工资性收入", amount(account.wage())));
        lines.add(Map.entry("生产经营性收入", amount(account.operating())));
        lines.add(Map.entry("财产性收入", amount(account.property())));
        lines.add(Map.entry("转移性收入", amount(account.transfer())));
        lines.add(Map.entry("实物折价", amount(account.inKind())));
        lines.add(Map.entry("减：生产经营性支出", amount(account.operatingCost())));
        lines.add(Map.entry("减：税费", amount(account.tax())));
        lines.add(Map.entry("纯收入合计", amount(account.netIncome())));
        return new CaseView.Income(
                newest.year(),
                newest.source().label(),
                newest.figures().members(),
                lines,
                amount(newest.figures().perCapita()));
    }

    private static String amount(Money money) {
        return "%,.2f".formatted(money.toYuan());
    }

    private List<CaseView.Section> sections(CaseFile file) {
        return sections.stream()
                .sorted(Comparator.comparingInt(CasePanelSection::order))
                .flatMap(section -> section.of(file).stream()
                        .map(content -> new CaseView.Section(
                                section.title(), content.template(), content.fragment(), content.model())))
                .toList();
    }

    /** The newest answer of each set of rules. */
    private List<CaseView.Findings> findings(CaseFile file) {
        List<CaseView.Findings> findings = new ArrayList<>();
        Set<String> shown = new HashSet<>();
        for (DecisionRecord made : records.ofCase(file.number())) {
            if (shown.add(made.ruleSetId())) {
                findings.add(
                        new CaseView.Findings(made.ruleSetTitle(), ShownTime.minute(made.keptAt()), made.findings()));
            }
        }
        return findings;
    }

    private List<CaseView.EvidenceLine> evidence(CaseFile file) {
        return evidence.ofCase(file.number()).stream()
                .map(item -> new CaseView.EvidenceLine(
                        item.id(),
                        item.kind().label(),
                        item.fileName(),
                        item.isImage(),
                        ShownTime.minute(item.storedAt()),
                        name(item.storedBy())))
                .toList();
    }

    private static List<EvidenceKind> kinds(CaseKind kind) {
        return Arrays.stream(EvidenceKind.values())
                .filter(candidate -> kind == CaseKind.OBJECTION
                        ? OF_OBJECTIONS.contains(candidate)
                        : candidate == EvidenceKind.OTHER
                                || (!OF_OBJECTIONS.contains(candidate) && !OF_COLLECTIVE_ACTS.contains(candidate)))
                .toList();
    }

    /** Who may act on the case in some role may add to its file while it is open. */
    boolean mayUpload(CaseFile file) {
        return file.isOpen()
                && current.seats().stream()
                        .anyMatch(seat -> seat.role().actsOnCases()
                                && seat.area()
                                        .contains(file.area().at(seat.area().level())));
    }

    private List<CaseView.DecisionLine> decisions(CaseFile file) {
        return cases.decisions(file.number()).stream()
                .map(made -> new CaseView.DecisionLine(
                        made.decision().stepLabel(),
                        made.decision().outcome().label(),
                        name(made.decision().by()),
                        made.decision().role().label(),
                        ShownTime.minute(made.at()),
                        made.decision().reason()))
                .toList();
    }

    private List<CaseView.Line> timeline(CaseFile file) {
        return cases.timeline(file.number()).stream()
                .map(line -> new CaseView.Line(ShownTime.minute(line.at()), name(line.by()), line.sentence()))
                .toList();
    }

    private String name(PersonId person) {
        return person.equals(PersonId.SYSTEM) ? "系统" : staff.displayName(person);
    }

    /** Areas of the cases in a list, written out. */
    Map<AreaCode, String> areaNames(List<CaseFile> files) {
        return files.stream()
                .map(CaseFile::area)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), areas::fullName));
    }

    /** Names of the heads of the households in a list. */
    Map<Long, String> headNames(List<CaseFile> files) {
        return files.stream()
                .filter(file -> !file.isOfVillage())
                .map(CaseFile::household)
                .distinct()
                .collect(Collectors.toMap(
                        id -> id.value(), id -> households.get(id).headName()));
    }
}
