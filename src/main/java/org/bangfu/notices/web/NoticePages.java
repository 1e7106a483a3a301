package org.bangfu.notices.web;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.audit.Commands;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseSubjects;
import org.bangfu.casefile.Evidence;
import org.bangfu.casefile.EvidenceRefused;
import org.bangfu.common.AreaCode;
import org.bangfu.common.AreaLevel;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Role;
import org.bangfu.common.ShownTime;
import org.bangfu.engine.BusinessClock;
import org.bangfu.engine.OpenTask;
import org.bangfu.engine.TaskRefused;
import org.bangfu.notices.NoticeEntry;
import org.bangfu.notices.NoticeRefused;
import org.bangfu.notices.NoticeSheet;
import org.bangfu.notices.NoticeSheets;
import org.bangfu.notices.Objection;
import org.bangfu.notices.Objections;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.NotVisible;
import org.bangfu.people.Staff;
import org.bangfu.policy.ParameterValue;
import org.bangfu.policy.PolicyParameters;
import org.bangfu.registry.Areas;
import org.bangfu.registry.Households;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 公示: what waits to be posted, what hangs, what is to be taken down; a sheet from drawing up to taking down. */
@Controller
@RequestMapping("/notices")
class NoticePages {

    private static final int SHOWN = 50;

    private final CurrentPerson current;
    private final NoticeSheets sheets;
    private final Objections objections;
    private final CaseFiles cases;
    private final Households households;
    private final CaseSubjects subjects;
    private final Evidence evidence;
    private final PolicyParameters parameters;
    private final Areas areas;
    private final Staff staff;
    private final Commands commands;
    private final AuditTrail audit;
    private final Clock clock;

    NoticePages(
            CurrentPerson current,
            NoticeSheets sheets,
            Objections objections,
            CaseFiles cases,
            Households households,
            CaseSubjects subjects,
            Evidence evidence,
            PolicyParameters parameters,
            Areas areas,
            Staff staff,
            Commands commands,
            AuditTrail audit,
            Clock clock) {
        this.current = current;
        this.sheets = sheets;
        this.objections = objections;
        this.cases = cases;
        this.households = households;
        this.subjects = subjects;
        this.evidence = evidence;
        this.parameters = parameters;
        this.areas = areas;
        this.staff = staff;
        this.commands = commands;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param key names the group in element ids */
    record WaitingView(
            String key, String commandKey, String village, String type, ParameterValue days, List<WaitingLine> lines) {}

    record WaitingLine(String taskId, CaseNumber caseNumber, String headName, String group, int persons) {}

    record SheetLine(NoticeSheet sheet, String village) {}

    @GetMapping
    String list(@RequestParam(name = "case", required = false) @Nullable String caseNumber, Model model) {
        if (caseNumber != null) {
            for (NoticeSheet sheet : sheets.ofCase(number(caseNumber))) {
                if (current.mayRead(sheet.area()) && isCurrent(sheet)) {
                    return "redirect:/notices/sheets/" + sheet.number();
                }
            }
        }
        Set<AreaCode> readable = current.readableAreas();
        List<WaitingView> waiting = new ArrayList<>();
        Map<NoticeSheet.Status, List<SheetLine>> byStatus = new HashMap<>();
        for (AreaCode area : readable) {
            AreaCode within = area.at(AreaLevel.VILLAGE);
            sheets.waiting(within).forEach(group -> waiting.add(view(group)));
            for (NoticeSheet.Status status : NoticeSheet.Status.values()) {
                List<SheetLine> lines = byStatus.computeIfAbsent(status, key -> new ArrayList<>());
                sheets.of(within, status, SHOWN).stream()
                        .filter(sheet -> current.mayRead(sheet.area()))
                        .forEach(sheet -> lines.add(new SheetLine(sheet, areas.fullName(sheet.area()))));
            }
        }
        model.addAttribute("waiting", waiting);
        model.addAttribute("drafts", byStatus.getOrDefault(NoticeSheet.Status.DRAFT, List.of()));
        model.addAttribute("posted", byStatus.getOrDefault(NoticeSheet.Status.POSTED, List.of()));
        model.addAttribute("ended", byStatus.getOrDefault(NoticeSheet.Status.ENDED, List.of()));
        model.addAttribute("takenDown", byStatus.getOrDefault(NoticeSheet.Status.TAKEN_DOWN, List.of()));
        model.addAttribute("mayPost", current.holds(Role.VILLAGE_COMMITTEE));
        return "notices/list";
    }

    private static boolean isCurrent(NoticeSheet sheet) {
        return switch (sheet.status()) {
            case DRAFT, POSTED, ENDED -> true;
            case TAKEN_DOWN, DISCARDED -> false;
        };
    }

    private WaitingView view(NoticeSheets.Waiting group) {
        List<WaitingLine> lines = new ArrayList<>();
        for (OpenTask task : group.tasks()) {
            CaseFile file = cases.get(task.caseNumber());
            lines.add(new WaitingLine(
                    task.id(), task.caseNumber(), subjects.name(file), group(file), subjects.persons(file)));
        }
        return new WaitingView(
                group.village() + "-" + group.type().name(),
                newKey(),
                areas.fullName(group.village()),
                group.type().label(),
                parameters.value(group.type().daysParameter(), LocalDate.now(clock)),
                lines);
    }

    private String group(CaseFile file) {
        if (file.isOfVillage()) {
            return NoticeEntry.WHOLE_VILLAGE;
        }
        AreaCode lives = households.get(file.household()).area();
        return lives.level() == AreaLevel.GROUP ? areas.name(lives) : "未分组";
    }

    @PostMapping("/sheets")
    String drawUp(
            @RequestParam String commandKey,
            @RequestParam(defaultValue = "") List<String> tasks,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String phone,
            RedirectAttributes flash) {
        if (!current.holds(Role.VILLAGE_COMMITTEE)) {
            throw new NotVisible();
        }
        return attempt(
                flash,
                "/notices",
                "公示榜已制作，请打印张贴",
                () -> commands.once(
                        commandKey,
                        "notices.drawUp|" + String.join(",", tasks),
                        () -> "/notices/sheets/"
                                + sheets.drawUp(tasks, note, phone).number()));
    }

    @GetMapping("/sheets/{number}")
    String sheet(@PathVariable String number, Model model) {
        NoticeSheet sheet = readable(number);
        ParameterValue days = parameters.value(sheet.type().daysParameter(), LocalDate.now(clock));
        Map<CaseNumber, List<Objection>> against = new HashMap<>();
        sheet.lines()
                .forEach(line -> against.put(
                        line.caseNumber(),
                        objections.about(line.caseNumber()).stream()
                                .filter(objection -> objection.sheet().equals(sheet.number()))
                                .toList()));
        audit.recordAlone(AuditEntry.of("notice.viewed").in(sheet.area()).about(sheet.subject()));
        model.addAttribute("sheet", sheet);
        model.addAttribute("village", areas.fullName(sheet.area()));
        model.addAttribute("days", days);
        model.addAttribute("photos", evidence.ofSubject(sheet.subject()));
        model.addAttribute("objections", against);
        model.addAttribute("mayPost", current.holds(Role.VILLAGE_COMMITTEE, sheet.area()));
        model.addAttribute(
                "mayRegister",
                current.holds(Role.TOWNSHIP_OFFICE, sheet.area()) || current.holds(Role.COUNTY_POVERTY, sheet.area()));
        model.addAttribute("postedBy", sheet.postedBy() == null ? "" : staff.displayName(sheet.postedBy()));
        model.addAttribute("drawnUpAt", ShownTime.minute(sheet.drawnUpAt()));
        model.addAttribute("postedAt", sheet.postedAt() == null ? "" : ShownTime.minute(sheet.postedAt()));
        model.addAttribute("lastDay", sheet.lastDay() == null ? "" : ShownTime.day(sheet.lastDay()));
        model.addAttribute("takenDownAt", sheet.takenDownAt() == null ? "" : ShownTime.minute(sheet.takenDownAt()));
        model.addAttribute(
                "now",
                LocalDateTime.ofInstant(clock.instant(), BusinessClock.ZONE)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString());
        model.addAttribute("commandKey", newKey());
        model.addAttribute("discardKey", newKey());
        Map<CaseNumber, String> keys = new HashMap<>();
        sheet.lines().forEach(line -> keys.put(line.caseNumber(), newKey()));
        model.addAttribute("keys", keys);
        return "notices/sheet";
    }

    @GetMapping("/sheets/{number}/print")
    String print(@PathVariable String number, Model model) {
        NoticeSheet sheet = readable(number);
        return printed(sheet, sheet.lines(), false, model);
    }

    /** For the web: surname only, no amount. */
    @GetMapping("/sheets/{number}/web")
    String web(@PathVariable String number, Model model) {
        NoticeSheet sheet = readable(number);
        List<NoticeSheet.Line> lines = sheet.lines().stream()
                .map(line -> new NoticeSheet.Line(
                        line.id(),
                        line.position(),
                        line.caseNumber(),
                        line.entry().forWeb(),
                        line.withdrawn()))
                .toList();
        return printed(sheet, lines, true, model);
    }

    private String printed(NoticeSheet sheet, List<NoticeSheet.Line> lines, boolean forWeb, Model model) {
        LocalDate day = sheet.postedAt() == null
                ? LocalDate.now(clock)
                : LocalDate.ofInstant(sheet.postedAt(), BusinessClock.ZONE);
        Integer days = sheet.days();
        audit.recordAlone(AuditEntry.of(forWeb ? "notice.webPrinted" : "notice.printed")
                .in(sheet.area())
                .about(sheet.subject()));
        model.addAttribute("sheet", sheet);
        model.addAttribute("lines", lines);
        model.addAttribute("forWeb", forWeb);
        model.addAttribute("village", areas.fullName(sheet.area()));
        model.addAttribute(
                "issuer",
                areas.name(
                                switch (sheet.type().listedBy()) {
                                    case VILLAGE, NONE -> sheet.area();
                                    case TOWNSHIP -> sheet.area().at(AreaLevel.TOWNSHIP);
                                    case COUNTY, LEADING_GROUP -> sheet.area().at(AreaLevel.COUNTY);
                                })
                        + sheet.type().issuer());
        model.addAttribute("days", days == null ? parameters.days(sheet.type().daysParameter(), day) : days);
        model.addAttribute("day", ShownTime.day(day));
        model.addAttribute("lastDay", sheet.lastDay() == null ? "" : ShownTime.day(sheet.lastDay()));
        return "notices/print";
    }

    @PostMapping("/sheets/{number}/leave-out")
    String leaveOut(
            @PathVariable String number,
            @RequestParam String commandKey,
            @RequestParam("case") String caseNumber,
            RedirectAttributes flash) {
        NoticeSheet sheet = own(number);
        return attempt(
                flash,
                "/notices/sheets/" + number,
                "已移出，请重新打印",
                () -> commands.once(commandKey, "notices.leaveOut|" + number + "|" + caseNumber, () -> {
                    sheets.leaveOut(sheet.number(), number(caseNumber));
                    return "/notices/sheets/" + number;
                }));
    }

    @PostMapping("/sheets/{number}/discard")
    String discard(@PathVariable String number, @RequestParam String commandKey, RedirectAttributes flash) {
        NoticeSheet sheet = own(number);
        return attempt(
                flash,
                "/notices/sheets/" + number,
                "公示榜已作废，各户重新等待公示",
                () -> commands.once(commandKey, "notices.discard|" + number, () -> {
                    sheets.discard(sheet.number());
                    return "/notices";
                }));
    }

    @PostMapping("/sheets/{number}/post")
    String post(
            @PathVariable String number,
            @RequestParam String commandKey,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) LocalDateTime postedAt,
            @RequestParam MultipartFile photo,
            RedirectAttributes flash)
            throws IOException {
        NoticeSheet sheet = own(number);
        byte[] content = photo.getBytes();
        return attempt(
                flash,
                "/notices/sheets/" + number,
                "已登记张贴，公示期开始计算",
                () -> commands.once(commandKey, "notices.post|" + number + "|" + postedAt, () -> {
                    sheets.post(
                            sheet.number(),
                            postedAt.atZone(BusinessClock.ZONE).toInstant(),
                            String.valueOf(photo.getOriginalFilename()),
                            content);
                    return "/notices/sheets/" + number;
                }));
    }

    @PostMapping("/sheets/{number}/take-down")
    String takeDown(
            @PathVariable String number,
            @RequestParam String commandKey,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) LocalDateTime takenDownAt,
            @RequestParam String firstWitness,
            @RequestParam String secondWitness,
            RedirectAttributes flash) {
        NoticeSheet sheet = own(number);
        return attempt(
                flash,
                "/notices/sheets/" + number,
                "已登记撤下",
                () -> commands.once(commandKey, "notices.takeDown|" + number + "|" + takenDownAt, () -> {
                    sheets.takeDown(
                            sheet.number(),
                            takenDownAt.atZone(BusinessClock.ZONE).toInstant(),
                            firstWitness,
                            secondWitness);
                    return "/notices/sheets/" + number;
                }));
    }

    private interface Attempt {
        String path();
    }

    /** Goes where the attempt leads; a refusal goes back with its sentence. */
    private static String attempt(RedirectAttributes flash, String back, String done, Attempt attempt) {
        try {
            String path = attempt.path();
            flash.addFlashAttribute("message", done);
            return "redirect:" + path;
        } catch (NoticeRefused refused) {
            flash.addFlashAttribute("problem", refused.sentence());
        } catch (EvidenceRefused refused) {
            flash.addFlashAttribute("problem", refused.sentence());
        } catch (TaskRefused refused) {
            flash.addFlashAttribute("problem", refused.sentence());
        }
        return "redirect:" + back;
    }

    private NoticeSheet readable(String number) {
        NoticeSheet sheet = sheets.find(number(number)).orElseThrow(NotVisible::new);
        current.requireReadable(sheet.area().at(AreaLevel.VILLAGE));
        return sheet;
    }

    private NoticeSheet own(String number) {
        NoticeSheet sheet = sheets.find(number(number)).orElseThrow(NotVisible::new);
        current.require(sheet.area(), Role.VILLAGE_COMMITTEE);
        return sheet;
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private static CaseNumber number(String text) {
        try {
            return new CaseNumber(text);
        } catch (IllegalArgumentException e) {
            throw new NotVisible();
        }
    }
}
