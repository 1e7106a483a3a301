package org.bangfu.exit.web;

import java.util.UUID;
import org.bangfu.audit.Commands;
import org.bangfu.casefile.CaseFile;
import org.bangfu.common.Role;
import org.bangfu.exit.ExitRefused;
import org.bangfu.exit.HouseholdExits;
import org.bangfu.people.CurrentPerson;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What may be asked of an exit case: that it be withdrawn. */
@Controller
@RequestMapping("/exit/cases/{caseNumber}")
class ExitCasePages {

    private static final Role[] ACTORS = {Role.VILLAGE_COMMITTEE, Role.VILLAGE_TEAM};

    private final ExitDesk desk;
    private final HouseholdExits exits;
    private final CurrentPerson person;
    private final Commands commands;

    ExitCasePages(ExitDesk desk, HouseholdExits exits, CurrentPerson person, Commands commands) {
        this.desk = desk;
        this.exits = exits;
        this.person = person;
        this.commands = commands;
    }

    @GetMapping
    String actions(@PathVariable String caseNumber, Model model) {
        CaseFile file = desk.readable(caseNumber);
        desk.show(file, model);
        model.addAttribute("exit", exits.get(file.number()));
        model.addAttribute("mayAct", desk.holdsAny(file, ACTORS));
        model.addAttribute("commandKey", UUID.randomUUID().toString());
        return "exit/actions";
    }

    @PostMapping("/withdrawal")
    String withdraw(
            @PathVariable String caseNumber,
            @RequestParam(defaultValue = "") String text,
            @RequestParam String commandKey,
            RedirectAttributes flash) {
        CaseFile file = desk.readable(caseNumber);
        person.require(file.area(), ACTORS);
        String ground = text.strip();
        if (ground.isEmpty() || ground.length() > 500) {
            flash.addFlashAttribute("problem", "请写明撤回的原因（500字以内）");
            return "redirect:/exit/cases/" + file.number();
        }
        try {
            String next = commands.once(commandKey, ground, () -> {
                exits.withdraw(file.number(), ground);
                return "/cases/" + file.number();
            });
            flash.addFlashAttribute("message", "退出案卷已撤回。");
            return "redirect:" + next;
        } catch (ExitRefused e) {
            flash.addFlashAttribute("problem", e.sentence());
            return "redirect:/exit/cases/" + file.number();
        }
    }
}
