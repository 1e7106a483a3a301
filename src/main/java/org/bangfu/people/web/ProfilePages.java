package org.bangfu.people.web;

import java.util.UUID;
import org.bangfu.audit.Commands;
import org.bangfu.common.CitizenId;
import org.bangfu.people.AreaNames;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.roster.NotAccepted;
import org.bangfu.people.roster.People;
import org.bangfu.people.roster.Relatives;
import org.bangfu.people.signin.Session;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 我的账号: one's own posts, password, declared relatives and sign-out. */
@Controller
@RequestMapping("/profile")
class ProfilePages {

    private final CurrentPerson current;
    private final People people;
    private final Relatives relatives;
    private final Commands commands;
    private final Session session;
    private final ObjectProvider<AreaNames> areas;

    ProfilePages(
            CurrentPerson current,
            People people,
            Relatives relatives,
            Commands commands,
            Session session,
            ObjectProvider<AreaNames> areas) {
        this.current = current;
        this.people = people;
        this.relatives = relatives;
        this.commands = commands;
        this.session = session;
        this.areas = areas;
    }

    @GetMapping
    String show(Model model) {
        AreaNames names = areas.getIfAvailable();
        model.addAttribute("person", people.find(current.id()).orElseThrow());
        model.addAttribute(
                "seats",
                current.seats().stream()
                        .map(seat -> (names == null ? seat.area().value() : names.fullName(seat.area())) + " "
                                + seat.role().label())
                        .sorted()
                        .toList());
        model.addAttribute("relations", relatives.relationsOf(current.id()));
        model.addAttribute("relationChoices", Relatives.RELATIONS);
        model.addAttribute("commandKey", UUID.randomUUID().toString());
        return "people/profile";
    }

    @GetMapping("/password")
    String password(Model model) {
        model.addAttribute("expired", people.find(current.id()).orElseThrow().passwordExpired());
        return "people/password";
    }

    @PostMapping("/password")
    Object changePassword(
            @RequestParam String present,
            @RequestParam String next,
            @RequestParam String repeated,
            RedirectAttributes flash) {
        try {
            if (!next.equals(repeated)) {
                throw new NotAccepted("两次输入的新密码不一致，请重新输入");
            }
            people.changePassword(current.id(), present, next);
        } catch (NotAccepted refusal) {
            ModelAndView again = new ModelAndView("people/password", HttpStatus.UNPROCESSABLE_CONTENT);
            again.addObject("error", refusal.sentence());
            again.addObject("expired", people.find(current.id()).orElseThrow().passwordExpired());
            return again;
        }
        session.renew();
        flash.addFlashAttribute("message", "密码已修改，其他设备上的登录已结束。");
        return "redirect:/profile";
    }

    @PostMapping("/relatives")
    String declare(
            @RequestParam String commandKey,
            @RequestParam String citizenId,
            @RequestParam String relation,
            RedirectAttributes flash) {
        CitizenId citizen = PeoplePages.citizen(citizenId);
        commands.once(commandKey, "relative|" + citizen.value(), () -> {
            relatives.declare(current.id(), citizen, relation, current.id());
            return "done";
        });
        flash.addFlashAttribute("message", "已申报，涉及这位亲属的案件不会再由您办理。");
        return "redirect:/profile";
    }

    @PostMapping("/sign-out-everywhere")
    String signOutEverywhere() {
        people.signOutEverywhere(current.id());
        return "redirect:/login?problem=left";
    }
}
