package org.bangfu.notices.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.audit.Commands;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseScope;
import org.bangfu.casefile.CaseSubjects;
import org.bangfu.casefile.Evidence;
import org.bangfu.casefile.EvidenceKind;
import org.bangfu.casefile.EvidenceRefused;
import org.bangfu.common.AreaLevel;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Role;
import org.bangfu.common.ShownTime;
import org.bangfu.notices.NoticeRefused;
import org.bangfu.notices.NoticeSheet;
import org.bangfu.notices.NoticeSheets;
import org.bangfu.notices.Objection;
import org.bangfu.notices.Objections;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.NotVisible;
import org.bangfu.people.Staff;
import org.bangfu.registry.Areas;
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

/** 异议: registered by the township or the county, read above the village only. */
@Controller
@RequestMapping("/objections")
class ObjectionPages {

    private final CurrentPerson current;
    private final CaseScope scope;
    private final Objections objections;
    private final NoticeSheets sheets;
    private final Evidence evidence;
    private final CaseSubjects subjects;
    private final Areas areas;
    private final Staff staff;
    private final Commands commands;
    private final AuditTrail audit;

    ObjectionPages(
            CurrentPerson current,
            CaseScope scope,
            Objections objections,
            NoticeSheets sheets,
            Evidence evidence,
            CaseSubjects subjects,
            Areas areas,
            Staff staff,
            Commands commands,
            AuditTrail audit) {
        this.current = current;
        this.scope = scope;
        this.objections = objections;
        this.sheets = sheets;
        this.evidence = evidence;
        this.subjects = subjects;
        this.areas = areas;
        this.staff = staff;
        this.commands = commands;
        this.audit = audit;
    }

    /** What was typed, shown again when it is refused. */
    record Entered(
            String channel, boolean anonymous, String objector, String contact, String ground, boolean againstHandler) {

        static final Entered NOTHING = new Entered("VISIT", false, "", "", "", false);
    }

    @GetMapping("/new")
    String form(@RequestParam("case") String about, Model model) {
        CaseFile file = registrable(about);
        show(file, Entered.NOTHING, model);
        return "notices/objection-new";
    }

    private void show(CaseFile file, Entered entered, Model model) {
        List<NoticeSheet> posted = sheets.ofCase(file.number()).stream()
                .filter(sheet -> sheet.status() == NoticeSheet.Status.POSTED)
                .toList();
        model.addAttribute("file", file);
        model.addAttribute("area", areas.fullName(file.area()));
        model.addAttribute("headName", subjects.name(file));
        model.addAttribute("sheet", posted.isEmpty() ? null : posted.get(0));
        model.addAttribute(
                "lastDay",
                posted.isEmpty() || posted.get(0).lastDay() == null
                        ? ""
                        : ShownTime.day(posted.get(0).lastDay()));
        model.addAttribute("channels", Objection.Channel.values());
        model.addAttribute("entered", entered);
        model.addAttribute("commandKey", UUID.randomUUID().toString());
    }

    @PostMapping
    ModelAndView register(
            @RequestParam String commandKey,
            @RequestParam("case") String about,
            @RequestParam String channel,
            @RequestParam(defaultValue = "false") boolean anonymous,
            @RequestParam(defaultValue = "") String objector,
            @RequestParam(defaultValue = "") String contact,
            @RequestParam(defaultValue = "") String ground,
            @RequestParam(defaultValue = "false") boolean againstHandler,
            @RequestParam(required = false) List<MultipartFile> files,
            Model model,
            RedirectAttributes flash)
            throws IOException {
        CaseFile file = registrable(about);
        List<Attached> attached = new ArrayList<>();
        for (MultipartFile each : files == null ? List.<MultipartFile>of() : files) {
            if (!each.isEmpty()) {
                attached.add(new Attached(String.valueOf(each.getOriginalFilename()), each.getBytes()));
            }
        }
        try {
            Objections.NewObjection objection = new Objections.NewObjection(
                    file.number(), channel(channel), anonymous, objector, contact, ground, againstHandler);
            String path = commands.once(commandKey, "objections.register|" + about + "|" + ground.hashCode(), () -> {
                CaseNumber number = objections.register(objection).number();
                attached.forEach(each -> evidence.store(number, EvidenceKind.OBJECTION, each.name(), each.content()));
                return "/objections/" + number;
            });
            flash.addFlashAttribute("message", "异议已登记，已转调查");
            return new ModelAndView("redirect:" + path);
        } catch (NoticeRefused refused) {
            model.addAttribute("problem", refused.sentence());
        } catch (EvidenceRefused refused) {
            model.addAttribute("problem", refused.sentence());
        }
        show(file, new Entered(channel, anonymous, objector, contact, ground, againstHandler), model);
        return new ModelAndView("notices/objection-new", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private record Attached(String name, byte[] content) {}

    private static Objection.Channel channel(String text) {
        try {
            return Objection.Channel.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw new NoticeRefused("请从列表中选择异议来源");
        }
    }

    @GetMapping("/{number}")
    String objection(@PathVariable String number, Model model) {
        Objection objection = readable(number);
        fill(objection, model);
        audit.recordAlone(AuditEntry.of("objection.viewed")
                .in(scope.readable(objection.number()).area())
                .onCase(objection.number()));
        return "notices/objection";
    }

    @GetMapping("/{number}/answer")
    String answer(@PathVariable String number, Model model) {
        Objection objection = readable(number);
        if (objection.isOpen()) {
            throw new NotVisible();
        }
        fill(objection, model);
        return "notices/objection-answer";
    }

    private void fill(Objection objection, Model model) {
        CaseFile file = scope.readable(objection.number());
        model.addAttribute("objection", objection);
        model.addAttribute("file", file);
        model.addAttribute("area", areas.fullName(file.area()));
        model.addAttribute("township", areas.name(file.area().at(AreaLevel.TOWNSHIP)));
        model.addAttribute("headName", subjects.name(file));
        model.addAttribute("level", level(objection.level()));
        model.addAttribute("mayKnowObjector", mayKnowObjector(objection, file));
        model.addAttribute("filedAt", ShownTime.minute(objection.filedAt()));
        model.addAttribute("filedOn", ShownTime.day(objection.filedAt()));
        model.addAttribute("decidedOn", objection.decidedAt() == null ? "" : ShownTime.day(objection.decidedAt()));
        model.addAttribute("decidedBy", objection.decidedBy() == null ? "" : staff.displayName(objection.decidedBy()));
        model.addAttribute(
                "sheetDay",
                sheets.find(objection.sheet())
                        .map(NoticeSheet::postedAt)
                        .map(ShownTime::day)
                        .orElse(""));
    }

    private static String level(Role.Tier level) {
        return switch (level) {
            case TOWNSHIP -> "乡镇扶贫站";
            case COUNTY -> "县扶贫办";
            default -> "县领导小组";
        };
    }

    /** Who investigates and who registered it; not those whom it may be against. */
    private boolean mayKnowObjector(Objection objection, CaseFile file) {
        return objection.registeredBy().equals(current.id())
                || (objection.level() == Role.Tier.TOWNSHIP && current.holds(Role.TOWNSHIP_OFFICE, file.area()))
                || (objection.level() != Role.Tier.LEADING_GROUP && current.holds(Role.COUNTY_POVERTY, file.area()))
                || current.holds(Role.COUNTY_LEADING_GROUP, file.area());
    }

    private CaseFile registrable(String about) {
        CaseFile file = scope.readable(number(about));
        current.require(file.area(), Role.TOWNSHIP_OFFICE, Role.COUNTY_POVERTY);
        return file;
    }

    private Objection readable(String number) {
        CaseFile file = scope.readable(number(number));
        return objections.find(file.number()).orElseThrow(NotVisible::new);
    }

    private static CaseNumber number(String text) {
        try {
            return new CaseNumber(text);
        } catch (IllegalArgumentException e) {
            throw new NotVisible();
        }
    }
}
