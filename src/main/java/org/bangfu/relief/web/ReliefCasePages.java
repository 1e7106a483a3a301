package org.bangfu.relief.web;

import java.util.UUID;
import java.util.function.Supplier;
import org.bangfu.audit.Commands;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.common.Role;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.NotVisible;
import org.bangfu.people.Staff;
import org.bangfu.relief.Emergencies;
import org.bangfu.relief.ReliefRefused;
import org.bangfu.relief.Reliefs;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a household may ask of its case: supplement it, withdraw it; and the papers to print. */
@Controller
@RequestMapping("/relief/cases/{caseNumber}")
class ReliefCasePages {

    private static final Role[] ACTORS = {Role.VILLAGE_COMMITTEE, Role.VILLAGE_TEAM, Role.TOWNSHIP_CIVIL};

    private final ReliefDesk desk;
    private final Reliefs reliefs;
    private final Emergencies emergencies;
    private final CaseFiles caseFiles;
    private final Staff staff;
    private final CurrentPerson person;
    private final Commands commands;

    ReliefCasePages(
            ReliefDesk desk,
            Reliefs reliefs,
            Emergencies emergencies,
            CaseFiles caseFiles,
            Staff staff,
            CurrentPerson person,
            Commands commands) {
        this.desk = desk;
        this.reliefs = reliefs;
        this.emergencies = emergencies;
        this.caseFiles = caseFiles;
        this.staff = staff;
        this.person = person;
        this.commands = commands;
    }

    @GetMapping
    String actions(@PathVariable String caseNumber, Model model) {
        CaseFile file = desk.readable(caseNumber);
        show(file, model);
        model.addAttribute("mayAct", desk.holdsAny(file, ACTORS));
        model.addAttribute("commandKey", UUID.randomUUID().toString());
        return "relief/actions";
    }

    private void show(CaseFile file, Model model) {
        desk.show(file, model);
        model.addAttribute("relief", reliefs.find(file.number()).orElse(null));
        model.addAttribute("emergency", emergencies.find(file.number()).orElse(null));
        model.addAttribute("survey", reliefs.survey(file.number()).orElse(null));
        model.addAttribute("decisions", caseFiles.decisions(file.number()));
        model.addAttribute("staff", staff);
    }

    @PostMapping("/supplement")
    String supplement(
            @PathVariable String caseNumber,
            @RequestParam(defaultValue = "") String text,
            @RequestParam String commandKey,
            RedirectAttributes flash) {
        CaseFile file = actable(caseNumber);
        return act(file, text, "请写明补来了哪些资料（500字以内）", commandKey, flash, "补正已登记，等待受理。", () -> {
            reliefs.supplement(file.number(), text.strip());
            return "/cases/" + file.number();
        });
    }

    @PostMapping("/withdrawal")
    String withdraw(
            @PathVariable String caseNumber,
            @RequestParam(defaultValue = "") String text,
            @RequestParam String commandKey,
            RedirectAttributes flash) {
        CaseFile file = actable(caseNumber);
        return act(file, text, "请写明撤回的原因（500字以内）", commandKey, flash, "案卷已按家庭意愿撤回。", () -> {
            if (file.kind() == CaseKind.RELIEF) {
                reliefs.withdraw(file.number(), text.strip());
            } else {
                emergencies.withdraw(file.number(), text.strip());
            }
            return "/cases/" + file.number();
        });
    }

    private String act(
            CaseFile file,
            String text,
            String whenBlank,
            String commandKey,
            RedirectAttributes flash,
            String done,
            Supplier<String> command) {
        String here = "redirect:/relief/cases/" + file.number();
        if (text.isBlank() || text.length() > 500) {
            flash.addFlashAttribute("problem", whenBlank);
            return here;
        }
        try {
            String next = commands.once(commandKey, text, command);
            flash.addFlashAttribute("message", done);
            return "redirect:" + next;
        } catch (ReliefRefused | IllegalStateException e) {
            flash.addFlashAttribute(
                    "problem",
                    e instanceof IllegalStateException ? "案卷现在的环节不能这样办理，请刷新后再看" : String.valueOf(e.getMessage()));
            return here;
        }
    }

    private CaseFile actable(String caseNumber) {
        CaseFile file = desk.readable(caseNumber);
        person.require(file.area(), ACTORS);
        return file;
    }

    /** Papers to print: {@code application}, {@code approval}, {@code refusal}. */
    @GetMapping("/print/{paper}")
    String print(@PathVariable String caseNumber, @PathVariable String paper, Model model) {
        CaseFile file = desk.readable(caseNumber);
        show(file, model);
        boolean refused = reliefs.find(file.number())
                        .map(relief -> relief.refused() != null)
                        .orElse(false)
                || emergencies
                        .find(file.number())
                        .map(emergency -> emergency.refused() != null)
                        .orElse(false);
        return switch (paper) {
            case "application", "approval" -> "relief/print-" + paper;
            case "refusal" -> {
                if (!refused) {
                    throw new NotVisible();
                }
                yield "relief/print-refusal";
            }
            default -> throw new NotVisible();
        };
    }
}
