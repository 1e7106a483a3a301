package org.bangfu.exit.web;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bangfu.audit.Commands;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.Evidence;
import org.bangfu.casefile.EvidenceKind;
import org.bangfu.casefile.EvidenceRefused;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.common.Seat;
import org.bangfu.engine.OpenTask;
import org.bangfu.engine.TaskRefused;
import org.bangfu.exit.ExitRefused;
import org.bangfu.exit.ExitVisit;
import org.bangfu.exit.HouseholdExits;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.Staff;
import org.bangfu.policy.exit.Assistance;
import org.bangfu.policy.exit.IncomeKind;
import org.bangfu.registry.Households;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The account of the year's income and the sheet of the five guarantees, at the household. */
@Controller
@RequestMapping("/exit/cases/{caseNumber}/visit")
class ExitVisitPage {

    private static final String STEP = "userTask_verifyHousehold";
    private static final int MOST_PHOTOS = 12;

    private final ExitDesk desk;
    private final HouseholdExits exits;
    private final Households households;
    private final Evidence evidence;
    private final Staff staff;
    private final CurrentPerson person;
    private final Commands commands;
    private final Clock clock;

    ExitVisitPage(
            ExitDesk desk,
            HouseholdExits exits,
            Households households,
            Evidence evidence,
            Staff staff,
            CurrentPerson person,
            Commands commands,
            Clock clock) {
        this.desk = desk;
        this.exits = exits;
        this.households = households;
        this.evidence = evidence;
        this.staff = staff;
        this.person = person;
        this.commands = commands;
        this.clock = clock;
    }

    @GetMapping
    String form(@PathVariable String caseNumber, Model model) {
        CaseFile file = desk.readable(caseNumber);
        desk.task(file, STEP);
        Map<String, String> known = exits.latestVisit(file.number())
                .map(ExitVisitSheet::of)
                .orElseGet(() -> ExitVisitSheet.known(
                        households.members(file.household()),
                        households.snapshots(file.household()).stream()
                                .findFirst()
                                .map(recorded -> recorded.figures())
                                .orElse(null)));
        return page(file, known, List.of(), model);
    }

    private String page(CaseFile file, Map<String, String> values, List<String> problems, Model model) {
        desk.show(file, model);
        model.addAttribute("exit", exits.get(file.number()));
        model.addAttribute("rows", ExitVisitSheet.ROWS);
        model.addAttribute("kinds", IncomeKind.values());
        model.addAttribute("assistances", Assistance.values());
        Map<String, String> helpers = new LinkedHashMap<>();
        helpers(file).forEach(helper -> helpers.put(helper.value(), staff.displayName(helper)));
        model.addAttribute("helpers", helpers);
        model.addAttribute("values", values);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("problems", problems);
        model.addAttribute("commandKey", UUID.randomUUID().toString());
        return "exit/visit";
    }

    @PostMapping
    ModelAndView record(
            @PathVariable String caseNumber,
            @RequestParam Map<String, String> values,
            @RequestParam(required = false) @Nullable List<MultipartFile> photos,
            @RequestParam(required = false) @Nullable List<MultipartFile> signatures,
            @RequestParam String commandKey,
            Model model,
            RedirectAttributes flash) {
        CaseFile file = desk.readable(caseNumber);
        desk.task(file, STEP);
        ExitVisitSheet sheet = new ExitVisitSheet(values, households.members(file.household()));
        List<PersonId> helpers = helpers(file);
        ExitVisit visit = sheet.visit(
                exits.latestVisit(file.number()).map(ExitVisit::round).orElse(0) + 1,
                person.id(),
                helpers.stream()
                        .filter(helper -> helper.value().equals(values.get("helper")))
                        .findFirst()
                        .orElse(null),
                staff);
        List<String> problems = new ArrayList<>(sheet.problems());
        if (problems.isEmpty()) {
            try {
                String next = commands.once(commandKey, values.toString(), () -> {
                    OpenTask task = desk.task(file, STEP);
                    keep(file, EvidenceKind.VISIT_PHOTO, photos);
                    keep(file, EvidenceKind.VISIT_SIGNATURE, signatures);
                    exits.visit(file.number(), visit);
                    desk.complete(task);
                    return "/cases/" + file.number();
                });
                flash.addFlashAttribute("message", "收入账和保障情况已登记，系统已核查全部退出条件。");
                return new ModelAndView("redirect:" + next);
            } catch (TaskRefused | ExitRefused | EvidenceRefused e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        return ExitDesk.again(page(file, values, problems, model), model);
    }

    private void keep(CaseFile file, EvidenceKind kind, @Nullable List<MultipartFile> uploads) {
        if (uploads == null) {
            return;
        }
        uploads.stream().filter(upload -> !upload.isEmpty()).limit(MOST_PHOTOS).forEach(upload -> {
            try {
                evidence.store(file.number(), kind, String.valueOf(upload.getOriginalFilename()), upload.getBytes());
            } catch (IOException e) {
                throw new EvidenceRefused("照片没有传完整，请重新选择后提交");
            }
        });
    }

    /** Members of staff who may be the household's pairing cadre. */
    private List<PersonId> helpers(CaseFile file) {
        List<PersonId> helpers = new ArrayList<>();
        for (Role role : List.of(Role.VILLAGE_TEAM, Role.VILLAGE_COMMITTEE, Role.TOWNSHIP_OFFICE)) {
            staff.holdersOf(Seat.forCase(role, file.area())).stream()
                    .filter(holder -> !helpers.contains(holder))
                    .forEach(helpers::add);
        }
        return helpers;
    }
}
