package org.bangfu.integrity.web;

import java.util.Arrays;
import java.util.List;
import org.bangfu.common.Role;
import org.bangfu.integrity.IntegrityFlag;
import org.bangfu.integrity.IntegrityFlags;
import org.bangfu.integrity.IntegrityRefused;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.NotVisible;
import org.bangfu.people.Staff;
import org.bangfu.registry.Areas;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 风险提示: what comparing has shown, and what came of looking at it. */
@Controller
@RequestMapping("/integrity/flags")
class FlagPages {

    private static final Role[] ANSWERERS = {Role.TOWNSHIP_OFFICE, Role.COUNTY_POVERTY, Role.SUPERVISION};
    private static final int SHOWN = 200;

    private final IntegrityFlags flags;
    private final Areas areas;
    private final Staff staff;
    private final CurrentPerson person;

    FlagPages(IntegrityFlags flags, Areas areas, Staff staff, CurrentPerson person) {
        this.flags = flags;
        this.areas = areas;
        this.staff = staff;
        this.person = person;
    }

    /** @param mayAnswer whether the reader may answer it */
    record Line(IntegrityFlag flag, boolean mayAnswer) {}

    @GetMapping
    String list(Model model) {
        if (!reads()) {
            throw new NotVisible();
        }
        List<Line> lines = flags.within(person.readableAreas(), SHOWN).stream()
                .map(flag -> new Line(flag, mayAnswer(flag)))
                .toList();
        model.addAttribute("lines", lines);
        model.addAttribute("areas", areas);
        model.addAttribute("staff", staff);
        return "integrity/flags";
    }

    private boolean reads() {
        return person.holds(Role.AUDITOR) || answers(person);
    }

    static boolean answers(CurrentPerson person) {
        return Arrays.stream(ANSWERERS).anyMatch(person::holds);
    }

    private boolean mayAnswer(IntegrityFlag flag) {
        if (flag.answer() != null || person.id().equals(flag.about())) {
            return false;
        }
        boolean may = false;
        for (Role role : ANSWERERS) {
            may |= person.holds(role, flag.area());
        }
        return may;
    }

    @PostMapping("/{id}")
    String answer(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String stands,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes flash) {
        IntegrityFlag flag = flags.find(id).orElseThrow(NotVisible::new);
        person.require(flag.area(), ANSWERERS);
        try {
            if (!stands.equals("YES") && !stands.equals("NO")) {
                throw new IntegrityRefused("请选择核实结论");
            }
            flags.answer(id, person.id(), stands.equals("YES"), text);
            flash.addFlashAttribute("message", "核实情况已登记。");
        } catch (IntegrityRefused e) {
            flash.addFlashAttribute("problem", e.sentence());
        }
        return "redirect:/integrity/flags";
    }
}
