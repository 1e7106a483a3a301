package org.bangfu.desk.web;

import java.time.LocalDate;
import org.bangfu.common.Role;
import org.bangfu.engine.BusinessClock;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.NotVisible;
import org.springframework.context.annotation.Profile;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Moves the demo's business day forward, so that a notice of seven days can be seen to end. The system administrator
 * does it: terms run out for everybody then. There is no such endpoint outside the demo.
 */
@Controller
@Profile("demo")
class DemoClock {

    private final BusinessClock clock;
    private final CurrentPerson person;

    DemoClock(BusinessClock clock, CurrentPerson person) {
        this.clock = clock;
        this.person = person;
    }

    @PostMapping("/desk/clock")
    String advance(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day, RedirectAttributes flash) {
        if (!clock.isMovable() || !person.holds(Role.SYSTEM_ADMINISTRATOR)) {
            throw new NotVisible();
        }
        if (day.isAfter(clock.today())) {
            clock.advanceTo(day, person.id());
            flash.addFlashAttribute("message", "演示日期已调到 " + day + "，到期的公示和期限会在几秒内自动处理。");
        } else {
            flash.addFlashAttribute("problem", "演示日期只能向后调整，请选择今天之后的日期。");
        }
        return "redirect:/";
    }
}
