package org.bangfu.identification.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bangfu.audit.Commands;
import org.bangfu.casefile.CaseAlreadyOpen;
import org.bangfu.common.AreaCode;
import org.bangfu.common.AreaLevel;
import org.bangfu.common.Role;
import org.bangfu.identification.IdentificationRefused;
import org.bangfu.identification.Identifications;
import org.bangfu.identification.Origin;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.NotVisible;
import org.bangfu.registry.Areas;
import org.bangfu.registry.Household;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.Households;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Three ways to begin: an application, a household that the village found, a campaign over a village. */
@Controller
@RequestMapping("/identification")
class ApplicationPages {

    private static final Role[] OPENERS = {Role.VILLAGE_COMMITTEE, Role.VILLAGE_TEAM};
    private static final Role[] CAMPAIGNERS = {Role.VILLAGE_TEAM, Role.TOWNSHIP_OFFICE, Role.COUNTY_POVERTY};
    private static final int LISTED = 200;

    private final Identifications identifications;
    private final Households households;
    private final Areas areas;
    private final CurrentPerson person;
    private final Commands commands;

    ApplicationPages(
            Identifications identifications,
            Households households,
            Areas areas,
            CurrentPerson person,
            Commands commands) {
        this.identifications = identifications;
        this.households = households;
        this.areas = areas;
        this.person = person;
        this.commands = commands;
    }

    @GetMapping("/applications/new")
    String application(@RequestParam(required = false) @Nullable Long household, Model model) {
        requireAny(OPENERS);
        return application(household, "", "", "", List.of(), model);
    }

    private String application(
            @Nullable Long household,
            String origin,
            String statement,
            String proxyName,
            List<String> problems,
            Model model) {
        if (household == null) {
            model.addAttribute(
                    "candidates",
                    person.readableAreas().stream()
                            .flatMap(area -> identifications.candidates(area).stream())
                            .limit(LISTED)
                            .map(households::get)
                            .toList());
        } else {
            Household chosen = visible(household);
            model.addAttribute("household", chosen);
            model.addAttribute("members", households.members(chosen.id()));
            model.addAttribute("areaName", areas.fullName(chosen.area()));
        }
        model.addAttribute("areas", areas);
        model.addAttribute("origin", origin);
        model.addAttribute("statement", statement);
        model.addAttribute("proxyName", proxyName);
        model.addAttribute("problems", problems);
        model.addAttribute("commandKey", UUID.randomUUID().toString());
        return "identification/application";
    }

    @PostMapping("/applications")
    ModelAndView open(
            @RequestParam long household,
            @RequestParam(defaultValue = "") String origin,
            @RequestParam(defaultValue = "") String statement,
            @RequestParam(defaultValue = "") String proxyName,
            @RequestParam String commandKey,
            Model model,
            RedirectAttributes flash) {
        Household chosen = visible(household);
        person.require(chosen.area(), OPENERS);
        List<String> problems = new ArrayList<>();
        if (!origin.equals(Origin.APPLICATION.name()) && !origin.equals(Origin.FOUND.name())) {
            problems.add("请选择是农户申请还是村里主动发现");
        }
        if (statement.isBlank() || statement.length() > 1000) {
            problems.add("请写明申请或发现的理由（1000字以内）");
        }
        if (proxyName.length() > 60) {
            problems.add("代办人姓名超过60字，请核对");
        }
        if (problems.isEmpty()) {
            try {
                Origin begun = Origin.valueOf(origin);
                String next = commands.once(
                        commandKey,
                        household + "|" + origin + "|" + statement + "|" + proxyName,
                        () -> "/cases/"
                                + identifications.open(chosen.id(), begun, statement.strip(), proxyName.strip()));
                flash.addFlashAttribute(
                        "message",
                        begun == Origin.APPLICATION ? "案卷已开立。接下来请在“待办任务”里认领“受理申请”，核对资料。" : "案卷已开立，转驻村工作队入户调查。");
                return new ModelAndView("redirect:" + next);
            } catch (IdentificationRefused | CaseAlreadyOpen e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        return refused(application(household, origin, statement, proxyName, problems, model), model);
    }

    @GetMapping("/campaigns/new")
    String campaign(@RequestParam(defaultValue = "") String village, Model model) {
        requireAny(CAMPAIGNERS);
        return campaign(village, List.of(), model);
    }

    private String campaign(String village, List<String> problems, Model model) {
        List<AreaCode> villages = new ArrayList<>();
        for (AreaCode area : person.readableAreas()) {
            areas.villages(area.at(AreaLevel.VILLAGE)).forEach(known -> villages.add(known.code()));
        }
        model.addAttribute("villages", villages.stream().distinct().toList());
        model.addAttribute("areas", areas);
        model.addAttribute("problems", problems);
        model.addAttribute("commandKey", UUID.randomUUID().toString());
        if (village.matches("\\d{12}")) {
            AreaCode chosen = new AreaCode(village);
            person.require(chosen, CAMPAIGNERS);
            model.addAttribute("village", chosen);
            model.addAttribute(
                    "candidates",
                    identifications.candidates(chosen).stream()
                            .map(households::get)
                            .toList());
        }
        return "identification/campaign";
    }

    @PostMapping("/campaigns")
    ModelAndView openCampaign(
            @RequestParam(defaultValue = "") String village,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") List<Long> households,
            @RequestParam String commandKey,
            Model model,
            RedirectAttributes flash) {
        if (!village.matches("\\d{12}")) {
            return refused(campaign("", List.of("请选择要排查的村"), model), model);
        }
        AreaCode chosen = new AreaCode(village);
        person.require(chosen, CAMPAIGNERS);
        List<String> problems = new ArrayList<>();
        if (title.isBlank() || title.length() > 100) {
            problems.add("请填写排查名称（100字以内）");
        }
        if (households.isEmpty()) {
            problems.add("请至少勾选一户");
        }
        if (!problems.isEmpty()) {
            return refused(campaign(village, problems, model), model);
        }
        Set<HouseholdId> wanted = households.stream().map(HouseholdId::new).collect(Collectors.toSet());
        String opened = commands.once(
                commandKey,
                village + title + wanted,
                () -> Integer.toString(identifications
                        .openCampaign(chosen, title.strip(), wanted)
                        .size()));
        flash.addFlashAttribute("message", "已开立" + opened + "个案卷，等待入户调查。");
        return new ModelAndView("redirect:/cases");
    }

    private Household visible(long id) {
        Household household = households.find(new HouseholdId(id)).orElseThrow(NotVisible::new);
        person.requireReadable(household.area());
        return household;
    }

    private void requireAny(Role... roles) {
        for (Role role : roles) {
            if (person.holds(role)) {
                return;
            }
        }
        throw new NotVisible();
    }

    private static ModelAndView refused(String view, Model model) {
        ModelAndView page = new ModelAndView(view);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        page.addAllObjects(model.asMap());
        return page;
    }
}
