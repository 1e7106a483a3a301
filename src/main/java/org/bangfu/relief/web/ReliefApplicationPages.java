package org.bangfu.relief.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bangfu.audit.Commands;
import org.bangfu.casefile.CaseAlreadyOpen;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.common.Money;
import org.bangfu.common.Role;
import org.bangfu.people.CurrentPerson;
import org.bangfu.policy.relief.ReliefCause;
import org.bangfu.registry.Areas;
import org.bangfu.registry.Household;
import org.bangfu.registry.HouseholdStatus;
import org.bangfu.registry.Households;
import org.bangfu.relief.NewRelief;
import org.bangfu.relief.Relief;
import org.bangfu.relief.ReliefRefused;
import org.bangfu.relief.Reliefs;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An application for temporary relief, or a household in need that the village found: any resident, registered or not. */
@Controller
@RequestMapping("/relief/applications")
class ReliefApplicationPages {

    static final Role[] OPENERS = {Role.VILLAGE_COMMITTEE, Role.VILLAGE_TEAM, Role.TOWNSHIP_CIVIL};
    static final int LISTED = 200;

    /** How a case begins here; the others follow from an emergency. */
    private static final Set<Relief.Origin> ORIGINS = Set.of(Relief.Origin.APPLICATION, Relief.Origin.FOUND);

    private final ReliefDesk desk;
    private final Reliefs reliefs;
    private final Households households;
    private final CaseFiles caseFiles;
    private final Areas areas;
    private final CurrentPerson person;
    private final Commands commands;
    private final Clock clock;

    ReliefApplicationPages(
            ReliefDesk desk,
            Reliefs reliefs,
            Households households,
            CaseFiles caseFiles,
            Areas areas,
            CurrentPerson person,
            Commands commands,
            Clock clock) {
        this.desk = desk;
        this.reliefs = reliefs;
        this.households = households;
        this.caseFiles = caseFiles;
        this.areas = areas;
        this.person = person;
        this.commands = commands;
        this.clock = clock;
    }

    @GetMapping("/new")
    String form(@RequestParam(required = false) @Nullable Long household, Model model) {
        desk.requireAny(OPENERS);
        return page(household, Map.of(), List.of(), model);
    }

    private String page(@Nullable Long id, Map<String, String> values, List<String> problems, Model model) {
        if (id == null) {
            model.addAttribute("candidates", candidates());
        } else {
            desk.show(desk.household(id), model);
        }
        model.addAttribute("areas", areas);
        model.addAttribute("causes", ReliefCause.values());
        model.addAttribute("values", values);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("problems", problems);
        model.addAttribute("commandKey", UUID.randomUUID().toString());
        return "relief/application";
    }

    private List<Household> candidates() {
        return person.readableAreas().stream()
                .flatMap(area -> households.inArea(area, Set.of(HouseholdStatus.values())).stream())
                .filter(id -> caseFiles.openCase(id, CaseKind.RELIEF).isEmpty())
                .limit(LISTED)
                .map(households::get)
                .toList();
    }

    @PostMapping
    ModelAndView open(
            @RequestParam long household,
            @RequestParam Map<String, String> values,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate eventOn,
            @RequestParam String commandKey,
            Model model,
            RedirectAttributes flash) {
        Household chosen = desk.household(household);
        person.require(chosen.area(), OPENERS);
        List<String> problems = new ArrayList<>();
        Optional<Relief.Origin> origin = ReliefDesk.choice(Relief.Origin.class, values.get("origin"), "申请方式", problems)
                .filter(ORIGINS::contains);
        Optional<ReliefCause> cause = ReliefDesk.choice(ReliefCause.class, values.get("cause"), "事由", problems);
        Optional<LocalDate> on = ReliefDesk.pastDay(eventOn, LocalDate.now(clock), "事由发生日期", problems);
        Optional<Money> cost = ReliefDesk.money(values.get("cost"), "支出或损失：", problems);
        Optional<Money> reimbursed = ReliefDesk.money(values.get("reimbursed"), "已报销和其他救助（没有填0）：", problems);
        String statement = ReliefDesk.text(values.getOrDefault("statement", ""), 1000, "困难情况", problems);
        String proxy = values.getOrDefault("proxyName", "").strip();
        if (proxy.length() > 60) {
            problems.add("代办人姓名超过60字，请核对");
        }
        if (problems.isEmpty() && origin.isPresent()) {
            NewRelief asked = new NewRelief(
                    chosen.id(),
                    origin.orElseThrow(),
                    cause.orElseThrow(),
                    on.orElseThrow(),
                    cost.orElseThrow(),
                    reimbursed.orElseThrow(),
                    statement,
                    proxy);
            try {
                String next = commands.once(commandKey, asked.toString(), () -> "/cases/" + reliefs.open(asked));
                flash.addFlashAttribute("message", "临时救助案卷已开立，等待乡镇民政所受理。");
                return new ModelAndView("redirect:" + next);
            } catch (ReliefRefused | CaseAlreadyOpen e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        return ReliefDesk.again(page(household, values, problems, model), model);
    }
}
