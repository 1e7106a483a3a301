package org.bangfu.identification.web;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.bangfu.audit.Commands;
import org.bangfu.casefile.Evidence;
import org.bangfu.casefile.EvidenceKind;
import org.bangfu.casefile.EvidenceRefused;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.common.Seat;
import org.bangfu.engine.OpenTask;
import org.bangfu.engine.TaskRefused;
import org.bangfu.identification.HouseVisit;
import org.bangfu.identification.Identifications;
import org.bangfu.identification.ObservedFact;
import org.bangfu.identification.SurveyedCase;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.Staff;
import org.bangfu.policy.exclusion.Observation;
import org.bangfu.registry.CodeLists;
import org.bangfu.registry.CommonPurse;
import org.bangfu.registry.Household;
import org.bangfu.registry.Households;
import org.bangfu.registry.Member;
import org.bangfu.registry.MemberFacts;
import org.bangfu.registry.RecordedSnapshot;
import org.bangfu.registry.SnapshotSource;
import org.bangfu.registry.YearlySnapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The house visit: two visitors, members, incomes, housing, photos; fits a phone. */
@Controller
@RequestMapping("/identification/cases/{caseNumber}/visit")
class VisitPage {

    private static final String STEP = "userTask_visitHousehold";
    private static final int MOST_PHOTOS = 12;
    private static final int MOST_OBSERVATIONS = 20;
    private static final int LONGEST = 1_000;

    private final CaseDesk desk;
    private final Identifications identifications;
    private final Households households;
    private final CommonPurse purse;
    private final CodeLists codes;
    private final Evidence evidence;
    private final Staff staff;
    private final CurrentPerson person;
    private final Commands commands;
    private final Clock clock;

    VisitPage(
            CaseDesk desk,
            Identifications identifications,
            Households households,
            CommonPurse purse,
            CodeLists codes,
            Evidence evidence,
            Staff staff,
            CurrentPerson person,
            Commands commands,
            Clock clock) {
        this.desk = desk;
        this.identifications = identifications;
        this.households = households;
        this.purse = purse;
        this.codes = codes;
        this.evidence = evidence;
        this.staff = staff;
        this.person = person;
        this.commands = commands;
        this.clock = clock;
    }

    @GetMapping
    String form(@PathVariable String caseNumber, Model model) {
        SurveyedCase subject = desk.surveyed(caseNumber);
        desk.task(subject, STEP);
        YearlySnapshot known = households
                .snapshot(subject.household(), subject.year())
                .orElseGet(() -> subject.again() ? earlier(subject).orElse(null) : null);
        return page(subject, VisitSheet.known(codes, known), Map.of(), List.of(), model);
    }

    @PostMapping
    ModelAndView record(
            @PathVariable String caseNumber,
            @RequestParam Map<String, String> values,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
                    LocalDate visitedOn,
            @RequestParam(required = false) List<MultipartFile> photos,
            @RequestParam String commandKey,
            Model model,
            RedirectAttributes flash) {
        SurveyedCase subject = desk.surveyed(caseNumber);
        VisitSheet sheet = VisitSheet.submitted(codes, values);
        List<String> problems = new ArrayList<>();
        List<Member> members = households.members(subject.household());
        Map<Member, MemberFacts> facts = new LinkedHashMap<>();
        for (Member member : members) {
            facts.put(member, new MemberSheet(member, values).facts(codes, problems));
        }
        int sharing = purse.heads(facts.values(), LocalDate.now(clock));
        YearlySnapshot snapshot = sheet.snapshot(subject.year(), Math.max(1, sharing));
        problems.addAll(sheet.problems());
        if (sharing == 0) {
            problems.add("至少一名成员应共同生活、共享收支，请核对成员的“共同生活”“外出月数”“寄钱回家”");
        }
        List<PersonId> colleagues = colleagues(subject);
        PersonId second = colleagues.stream()
                .filter(colleague -> colleague.value().equals(values.get("secondVisitor")))
                .findFirst()
                .orElse(null);
        if (second == null) {
            problems.add("入户调查须两人，请选择另一名调查人");
        }
        if (visitedOn == null || visitedOn.isAfter(LocalDate.now(clock))) {
            problems.add("请填写入户日期，不能晚于今天");
        }
        problems.addAll(wordProblems(values));
        List<MultipartFile> shots = photos == null
                ? List.of()
                : photos.stream()
                        .filter(photo -> !photo.isEmpty())
                        .limit(MOST_PHOTOS)
                        .toList();
        if (problems.isEmpty() && second != null && visitedOn != null) {
            try {
                int round = identifications
                                .latestVisit(subject.caseNumber())
                                .map(HouseVisit::round)
                                .orElse(0)
                        + 1;
                HouseVisit visit = new HouseVisit(
                        round,
                        visitedOn,
                        person.id(),
                        second,
                        "true".equals(values.get("householdSigned")),
                        values.getOrDefault("remarks", "").strip());
                List<ObservedFact> observed = observed(values, members, visitedOn);
                String next = commands.once(commandKey, entered(values), () -> {
                    OpenTask task = desk.task(subject, STEP);
                    for (MultipartFile shot : shots) {
                        evidence.store(
                                subject.caseNumber(),
                                EvidenceKind.VISIT_PHOTO,
                                String.valueOf(shot.getOriginalFilename()),
                                content(shot));
                    }
                    facts.forEach((member, known) -> households.recordFacts(member.id(), known));
                    households.recordSnapshot(subject.household(), snapshot, SnapshotSource.VISIT);
                    identifications.visit(subject.caseNumber(), visit, observed);
                    desk.complete(task);
                    return "/cases/" + subject.caseNumber();
                });
                flash.addFlashAttribute("message", "入户调查已登记，案卷转入下一步。");
                return new ModelAndView("redirect:" + next);
            } catch (TaskRefused | EvidenceRefused e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        ModelAndView again = new ModelAndView(page(subject, sheet, values, problems, model));
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        again.addAllObjects(model.asMap());
        return again;
    }

    /** The latest figures of a year before the one that is asked for. */
    private Optional<YearlySnapshot> earlier(SurveyedCase subject) {
        return households.snapshots(subject.household()).stream()
                .map(RecordedSnapshot::figures)
                .filter(figures -> figures.year() < subject.year())
                .findFirst();
    }

    /** What identifies the visit: the token against forged requests changes with every session and page. */
    private static String entered(Map<String, String> values) {
        Map<String, String> entered = new TreeMap<>(values);
        entered.remove("_csrf");
        return entered.toString();
    }

    private String page(
            SurveyedCase subject, VisitSheet sheet, Map<String, String> values, List<String> problems, Model model) {
        Household household = desk.show(subject, model);
        List<Member> members = households.members(household.id());
        model.addAttribute(
                "members",
                members.stream().map(member -> new MemberSheet(member, values)).toList());
        YearlySnapshot earlier = subject.again() ? earlier(subject).orElse(null) : null;
        model.addAttribute("groups", sheet.beside(earlier).groups());
        model.addAttribute("earlierYear", earlier == null ? null : earlier.year());
        model.addAttribute("earlierMembers", earlier == null ? null : earlier.members());
        model.addAttribute("codes", codes);
        model.addAttribute("observations", Observation.Kind.values());
        Map<String, String> choices = new LinkedHashMap<>();
        colleagues(subject).forEach(colleague -> choices.put(colleague.value(), staff.displayName(colleague)));
        model.addAttribute("colleagues", choices);
        model.addAttribute("values", values);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("problems", problems);
        model.addAttribute("commandKey", UUID.randomUUID().toString());
        return "identification/visit";
    }

    /** Who may visit with me: the village's team and committee. */
    private List<PersonId> colleagues(SurveyedCase subject) {
        List<PersonId> colleagues = new ArrayList<>();
        for (Role role : List.of(Role.VILLAGE_TEAM, Role.VILLAGE_COMMITTEE)) {
            for (PersonId holder : staff.holdersOf(Seat.forCase(role, subject.area()))) {
                if (!holder.equals(person.id()) && !colleagues.contains(holder)) {
                    colleagues.add(holder);
                }
            }
        }
        return colleagues;
    }

    /** What was written freely, before it meets a column that is shorter, and choices that no list offers. */
    private static List<String> wordProblems(Map<String, String> values) {
        List<String> problems = new ArrayList<>();
        if (values.getOrDefault("remarks", "").length() > LONGEST) {
            problems.add("“其他说明”超过" + LONGEST + "字，请写短一些");
        }
        for (int row = 0; row < MOST_OBSERVATIONS; row++) {
            String kind = values.getOrDefault("observation" + row + ".kind", "");
            if (!kind.isEmpty()
                    && Arrays.stream(Observation.Kind.values())
                            .noneMatch(known -> known.name().equals(kind))) {
                problems.add("入户发现的情况第" + (row + 1) + "条选择无效，请重新选择");
            }
            if (values.getOrDefault("observation" + row + ".basis", "").length() > LONGEST) {
                problems.add("入户发现的情况第" + (row + 1) + "条说明超过" + LONGEST + "字，请写短一些");
            }
        }
        return problems;
    }

    private static List<ObservedFact> observed(Map<String, String> values, List<Member> members, LocalDate on) {
        List<ObservedFact> observed = new ArrayList<>();
        for (int row = 0; row < MOST_OBSERVATIONS; row++) {
            String kind = values.getOrDefault("observation" + row + ".kind", "");
            if (kind.isEmpty()) {
                continue;
            }
            String member = values.getOrDefault("observation" + row + ".member", "");
            observed.add(new ObservedFact(
                    Observation.Kind.valueOf(kind),
                    members.stream()
                            .filter(candidate -> candidate.id().toString().equals(member))
                            .map(Member::id)
                            .findFirst()
                            .orElse(null),
                    null,
                    values.getOrDefault("observation" + row + ".basis", "").strip(),
                    on));
        }
        return observed;
    }

    private static byte[] content(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new EvidenceRefused("照片没有传完整，请重新选择后提交");
        }
    }
}
