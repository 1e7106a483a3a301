package org.bangfu.relief.web;

import java.util.Arrays;
import org.bangfu.casefile.CaseScope;
import org.bangfu.common.Role;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.NotVisible;
import org.bangfu.people.Staff;
import org.bangfu.registry.Areas;
import org.bangfu.relief.ReliefRefused;
import org.bangfu.relief.SplitFlag;
import org.bangfu.relief.SplitFlags;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Signs of amounts split below the township's limit (化整为零), and what came of looking at them. */
@Controller
@RequestMapping("/relief/flags")
class SplitFlagPages {

    private static final Role[] READERS = {Role.CIVIL_AFFAIRS, Role.SUPERVISION, Role.AUDITOR};
    private static final Role[] ANSWERERS = {Role.CIVIL_AFFAIRS, Role.SUPERVISION};

    private final ReliefDesk desk;
    private final SplitFlags flags;
    private final CaseScope scope;
    private final Areas areas;
    private final Staff staff;
    private final CurrentPerson person;

    SplitFlagPages(ReliefDesk desk, SplitFlags flags, CaseScope scope, Areas areas, Staff staff, CurrentPerson person) {
        this.desk = desk;
        this.flags = flags;
        this.scope = scope;
        this.areas = areas;
        this.staff = staff;
        this.person = person;
    }

    @GetMapping
    String list(Model model) {
        desk.requireAny(READERS);
        model.addAttribute("flags", flags.within(scope.areas(), 200));
        model.addAttribute("areas", areas);
        model.addAttribute("staff", staff);
        model.addAttribute("mayAnswer", answers(person));
        return "relief/flags";
    }

    static boolean answers(CurrentPerson person) {
        return Arrays.stream(ANSWERERS).anyMatch(person::holds);
    }

    @PostMapping("/{id}")
    String answer(@PathVariable long id, @RequestParam(defaultValue = "") String text, RedirectAttributes flash) {
        SplitFlag flag = flags.find(id).orElseThrow(NotVisible::new);
        person.require(flag.village(), ANSWERERS);
        try {
            if (text.length() > 1000) {
                throw new ReliefRefused("核实情况超过1000字，请写短一些");
            }
            flags.answer(id, person.id(), text);
            flash.addFlashAttribute("message", "核实情况已登记。");
        } catch (ReliefRefused e) {
            flash.addFlashAttribute("problem", e.sentence());
        }
        return "redirect:/relief/flags";
    }
}
