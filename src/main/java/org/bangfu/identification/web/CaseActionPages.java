package org.bangfu.identification.web;

import java.util.UUID;
import java.util.function.Supplier;
import org.bangfu.audit.Commands;
import org.bangfu.casefile.CaseAlreadyOpen;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.common.Role;
import org.bangfu.identification.Identification;
import org.bangfu.identification.IdentificationRefused;
import org.bangfu.identification.Identifications;
import org.bangfu.people.CurrentPerson;
import org.bangfu.registry.Household;
import org.bangfu.registry.Households;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a household may ask of its case: correct it, withdraw it, have it re-examined; and the papers to print. */
@Controller
@RequestMapping("/identification/cases/{caseNumber}")
class CaseActionPages {

    private static final Role[] VILLAGE = {Role.VILLAGE_COMMITTEE, Role.VILLAGE_TEAM};

    private final CaseDesk desk;
    private final Identifications identifications;
    private final CaseFiles caseFiles;
    private final Households households;
    private final CurrentPerson person;
    private final Commands commands;

    CaseActionPages(
            CaseDesk desk,
            Identifications identifications,
            CaseFiles caseFiles,
            Households households,
            CurrentPerson person,
            Commands commands) {
        this.desk = desk;
        this.identifications = identifications;
        this.caseFiles = caseFiles;
        this.households = households;
        this.person = person;
        this.commands = commands;
    }

    @GetMapping
    String actions(@PathVariable String caseNumber, Model model) {
        Identification identification = desk.readable(caseNumber);
        desk.show(identification, model);
        CaseFile file = caseFiles.get(identification.caseNumber());
        model.addAttribute("file", file);
        model.addAttribute("mayAct", mayAct(identification));
        model.addAttribute("awaitsCorrection", file.isOpen() && identification.gaps() != null);
        model.addAttribute(
                "reexaminableUntil",
                identifications.reexaminableUntil(identification).orElse(null));
        model.addAttribute("commandKey", UUID.randomUUID().toString());
        return "identification/actions";
    }

    private boolean mayAct(Identification identification) {
        for (Role role : VILLAGE) {
            if (person.holds(role, identification.area())) {
                return true;
            }
        }
        return false;
    }

    @PostMapping("/correction")
    String correct(
            @PathVariable String caseNumber,
            @RequestParam(defaultValue = "") String text,
            @RequestParam String commandKey,
            RedirectAttributes flash) {
        Identification identification = actable(caseNumber);
        return act(identification, text, "请写明补来了哪些资料（500字以内）", commandKey, flash, "补正已登记，等待重新受理。", () -> {
            identifications.correctApplication(identification.caseNumber(), text.strip());
            return "/cases/" + identification.caseNumber();
        });
    }

    @PostMapping("/withdrawal")
    String withdraw(
            @PathVariable String caseNumber,
            @RequestParam(defaultValue = "") String text,
            @RequestParam String commandKey,
            RedirectAttributes flash) {
        Identification identification = actable(caseNumber);
        return act(identification, text, "请写明农户撤回的原因（500字以内）", commandKey, flash, "案卷已按农户意愿撤回。", () -> {
            identifications.withdraw(identification.caseNumber(), text.strip());
            return "/cases/" + identification.caseNumber();
        });
    }

    @PostMapping("/reexamination")
    String reexamine(
            @PathVariable String caseNumber,
            @RequestParam(defaultValue = "") String text,
            @RequestParam String commandKey,
            RedirectAttributes flash) {
        Identification identification = actable(caseNumber);
        return act(
                identification,
                text,
                "请写明农户申请复查的理由（500字以内）",
                commandKey,
                flash,
                "复查案卷已开立，等待重新入户调查。",
                () -> "/cases/" + identifications.reexamine(identification.caseNumber(), text.strip()));
    }

    private String act(
            Identification identification,
            String text,
            String whenBlank,
            String commandKey,
            RedirectAttributes flash,
            String done,
            Supplier<String> command) {
        String here = "redirect:/identification/cases/" + identification.caseNumber();
        if (text.isBlank() || text.length() > 500) {
            flash.addFlashAttribute("problem", whenBlank);
            return here;
        }
        try {
            String next = commands.once(commandKey, text, command);
            flash.addFlashAttribute("message", done);
            return "redirect:" + next;
        } catch (IdentificationRefused | CaseAlreadyOpen | IllegalStateException e) {
            flash.addFlashAttribute(
                    "problem",
                    e instanceof IllegalStateException ? "案卷现在的环节不能这样办理，请刷新后再看" : String.valueOf(e.getMessage()));
            return here;
        }
    }

    private Identification actable(String caseNumber) {
        Identification identification = desk.readable(caseNumber);
        person.require(identification.area(), VILLAGE);
        return identification;
    }

    /** Papers to print: {@code application}, {@code receipt}, {@code refusal}. */
    @GetMapping("/print/{paper}")
    String print(@PathVariable String caseNumber, @PathVariable String paper, Model model) {
        Identification identification = desk.readable(caseNumber);
        Household household = desk.show(identification, model);
        model.addAttribute("members", households.members(household.id()));
        model.addAttribute("printedOn", identification.openedOn());
        return switch (paper) {
            case "application", "receipt" -> "identification/print-" + paper;
            case "refusal" -> {
                if (identification.refused() == null) {
                    throw new org.bangfu.people.NotVisible();
                }
                yield "identification/print-refusal";
            }
            default -> throw new org.bangfu.people.NotVisible();
        };
    }
}
