package org.bangfu.exit.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.bangfu.audit.Commands;
import org.bangfu.casefile.CaseAlreadyOpen;
import org.bangfu.common.Role;
import org.bangfu.exit.ExitOrigin;
import org.bangfu.exit.ExitRefused;
import org.bangfu.exit.HouseholdExits;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.NotVisible;
import org.bangfu.registry.Areas;
import org.bangfu.registry.Household;
import org.bangfu.registry.Households;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Opening the verification of a poor household's exit: which family, and who asks for it. */
@Controller
@RequestMapping("/exit/applications")
class ExitOpeningPages {

    static final Role[] OPENERS = {Role.VILLAGE_COMMITTEE, Role.VILLAGE_TEAM};
    private static final int LISTED = 200;

    private final ExitDesk desk;
    private final HouseholdExits exits;
    private final Households households;
    private final Areas areas;
    private final CurrentPerson person;
    private final Commands commands;
    private final Clock clock;

    ExitOpeningPages(
            ExitDesk desk,
            HouseholdExits exits,
            Households households,
            Areas areas,
            CurrentPerson person,
            Commands commands,
            Clock clock) {
        this.desk = desk;
        this.exits = exits;
        this.households = households;
        this.areas = areas;
        this.person = person;
        this.commands = commands;
        this.clock = clock;
    }

    @GetMapping("/new")
    String form(@RequestParam(required = false) @Nullable Long household, Model model) {
        if (Stream.of(OPENERS).noneMatch(person::holds)) {
            throw new NotVisible();
        }
        return page(household, Map.of(), List.of(), model);
    }

    private String page(@Nullable Long id, Map<String, String> values, List<String> problems, Model model) {
        if (id == null) {
            model.addAttribute(
                    "candidates",
                    person.readableAreas().stream()
                            .flatMap(area -> exits.candidates(area).stream())
                            .limit(LISTED)
                            .map(households::get)
                            .toList());
        } else {
            desk.show(desk.household(id), model);
        }
        model.addAttribute("areas", areas);
        model.addAttribute("year", LocalDate.now(clock).getYear());
        model.addAttribute("origins", List.of(ExitOrigin.REQUEST, ExitOrigin.YEARLY_PLAN));
        model.addAttribute("values", values);
        model.addAttribute("problems", problems);
        model.addAttribute("commandKey", UUID.randomUUID().toString());
        return "exit/application";
    }

    @PostMapping
    ModelAndView open(
            @RequestParam long household,
            @RequestParam Map<String, String> values,
            @RequestParam String commandKey,
            Model model,
            RedirectAttributes flash) {
        Household chosen = desk.household(household);
        person.require(chosen.area(), OPENERS);
        List<String> problems = new ArrayList<>();
        Optional<ExitOrigin> origin = Stream.of(ExitOrigin.REQUEST, ExitOrigin.YEARLY_PLAN)
                .filter(each -> each.name().equals(values.get("origin")))
                .findFirst();
        if (origin.isEmpty()) {
            problems.add("请选择由谁提出");
        }
        String statement = values.getOrDefault("statement", "").strip();
        if (statement.isEmpty() || statement.length() > 1000) {
            problems.add("请写明为什么可以退出（1000字以内）");
        }
        if (problems.isEmpty()) {
            try {
                String next = commands.once(
                        commandKey,
                        household + " " + values.get("origin") + " " + statement,
                        () -> "/cases/" + exits.open(chosen.id(), origin.orElseThrow(), statement));
                flash.addFlashAttribute("message", "退出案卷已开立，等待驻村工作队核算收入和保障。");
                return new ModelAndView("redirect:" + next);
            } catch (ExitRefused | CaseAlreadyOpen e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        return ExitDesk.again(page(household, values, problems, model), model);
    }
}
