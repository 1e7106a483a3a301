package org.bangfu.relief.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bangfu.audit.Commands;
import org.bangfu.casefile.CaseAlreadyOpen;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.Evidence;
import org.bangfu.casefile.EvidenceKind;
import org.bangfu.casefile.EvidenceRefused;
import org.bangfu.common.Money;
import org.bangfu.common.Role;
import org.bangfu.engine.OpenTask;
import org.bangfu.engine.TaskRefused;
import org.bangfu.people.CurrentPerson;
import org.bangfu.policy.relief.ReliefCause;
import org.bangfu.registry.Areas;
import org.bangfu.registry.Household;
import org.bangfu.registry.HouseholdStatus;
import org.bangfu.registry.Households;
import org.bangfu.relief.Emergencies;
import org.bangfu.relief.Emergency;
import org.bangfu.relief.Means;
import org.bangfu.relief.NewEmergency;
import org.bangfu.relief.ReliefRefused;
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

/** Reporting an emergency, and the fact sheet of the spot; both fit a phone. */
@Controller
@RequestMapping("/relief/emergencies")
class EmergencyPages {

    private static final Role[] REPORTERS = {
        Role.VILLAGE_COMMITTEE, Role.VILLAGE_TEAM, Role.TOWNSHIP_CIVIL, Role.TOWNSHIP_OFFICE
    };
    private static final String STEP = "userTask_recordFacts";

    private final ReliefDesk desk;
    private final Emergencies emergencies;
    private final Households households;
    private final CaseFiles caseFiles;
    private final Evidence evidence;
    private final Areas areas;
    private final CurrentPerson person;
    private final Commands commands;
    private final Clock clock;

    EmergencyPages(
            ReliefDesk desk,
            Emergencies emergencies,
            Households households,
            CaseFiles caseFiles,
            Evidence evidence,
            Areas areas,
            CurrentPerson person,
            Commands commands,
            Clock clock) {
        this.desk = desk;
        this.emergencies = emergencies;
        this.households = households;
        this.caseFiles = caseFiles;
        this.evidence = evidence;
        this.areas = areas;
        this.person = person;
        this.commands = commands;
        this.clock = clock;
    }

    @GetMapping("/new")
    String report(@RequestParam(required = false) @Nullable Long household, Model model) {
        desk.requireAny(REPORTERS);
        return reportPage(household, Map.of(), List.of(), model);
    }

    private String reportPage(@Nullable Long id, Map<String, String> values, List<String> problems, Model model) {
        if (id == null) {
            model.addAttribute(
                    "candidates",
                    person.readableAreas().stream()
                            .flatMap(area -> households.inArea(area, Set.of(HouseholdStatus.values())).stream())
                            .filter(one -> caseFiles
                                    .openCase(one, CaseKind.EMERGENCY_RELIEF)
                                    .isEmpty())
                            .limit(ReliefApplicationPages.LISTED)
                            .map(households::get)
                            .toList());
        } else {
            desk.show(desk.household(id), model);
        }
        model.addAttribute("areas", areas);
        model.addAttribute("channels", Emergency.Channel.values());
        model.addAttribute("dangers", Emergency.Danger.values());
        model.addAttribute("causes", ReliefCause.values());
        model.addAttribute("values", values);
        model.addAttribute("problems", problems);
        model.addAttribute("commandKey", UUID.randomUUID().toString());
        return "relief/emergency";
    }

    @PostMapping
    ModelAndView open(
            @RequestParam long household,
            @RequestParam Map<String, String> values,
            @RequestParam String commandKey,
            Model model,
            RedirectAttributes flash) {
        Household chosen = desk.household(household);
        person.require(chosen.area(), REPORTERS);
        List<String> problems = new ArrayList<>();
        Optional<Emergency.Channel> channel =
                ReliefDesk.choice(Emergency.Channel.class, values.get("channel"), "从哪里得知", problems);
        Optional<Emergency.Danger> danger =
                ReliefDesk.choice(Emergency.Danger.class, values.get("danger"), "什么不能等", problems);
        Optional<ReliefCause> cause = ReliefDesk.choice(ReliefCause.class, values.get("cause"), "事由", problems);
        String reporter = ReliefDesk.text(values.getOrDefault("reporter", ""), 60, "报告人或报告单位", problems);
        String report = ReliefDesk.text(values.getOrDefault("report", ""), 1000, "发生了什么", problems);
        if (problems.isEmpty()) {
            NewEmergency reported = new NewEmergency(
                    chosen.id(), channel.orElseThrow(), reporter, cause.orElseThrow(), danger.orElseThrow(), report);
            try {
                String next =
                        commands.once(commandKey, reported.toString(), () -> "/cases/" + emergencies.report(reported));
                flash.addFlashAttribute("message", "已报告，乡镇民政所须在规定时间内先行救助。");
                return new ModelAndView("redirect:" + next);
            } catch (ReliefRefused | CaseAlreadyOpen e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        return ReliefDesk.again(reportPage(household, values, problems, model), model);
    }

    @GetMapping("/{caseNumber}/facts")
    String facts(@PathVariable String caseNumber, Model model) {
        CaseFile file = desk.readable(caseNumber);
        desk.task(file, STEP);
        return factsPage(file, Map.of(), List.of(), model);
    }

    private String factsPage(CaseFile file, Map<String, String> values, List<String> problems, Model model) {
        desk.show(file, model);
        model.addAttribute("emergency", emergencies.get(file.number()));
        model.addAttribute("actDue", emergencies.get(file.number()).actDue().atZone(clock.getZone()));
        model.addAttribute("sharing", sharing(file));
        model.addAttribute("values", values);
        model.addAttribute("problems", problems);
        model.addAttribute("commandKey", UUID.randomUUID().toString());
        return "relief/facts";
    }

    private long sharing(CaseFile file) {
        return households.members(file.household()).stream()
                .filter(member -> member.facts().sharesBudget())
                .count();
    }

    @PostMapping("/{caseNumber}/facts")
    ModelAndView record(
            @PathVariable String caseNumber,
            @RequestParam Map<String, String> values,
            @RequestParam(required = false) @Nullable List<MultipartFile> photos,
            @RequestParam String commandKey,
            Model model,
            RedirectAttributes flash) {
        CaseFile file = desk.readable(caseNumber);
        List<String> problems = new ArrayList<>();
        String text = ReliefDesk.text(values.getOrDefault("facts", ""), 1000, "现场情况", problems);
        Optional<Money> amount = ReliefDesk.money(values.get("amount"), "金额或实物价值：", problems);
        Optional<Means> means = ReliefDesk.choice(Means.class, values.get("means"), "救助方式", problems)
                .filter(chosen -> chosen != Means.REFERRAL);
        String persons = values.getOrDefault("persons", "");
        if (!persons.matches("[1-9]\\d?")) {
            problems.add("请填写需要救助的人数");
        }
        String goods = values.getOrDefault("goods", "").strip();
        if (goods.length() > 500) {
            problems.add("实物品名和数量超过500字，请写短一些");
        }
        if (problems.isEmpty() && means.isPresent()) {
            Emergency.Facts facts = new Emergency.Facts(
                    clock.instant(),
                    text,
                    Integer.parseInt(persons),
                    means.get(),
                    amount.orElseThrow(),
                    means.get() == Means.GOODS ? goods : null);
            try {
                String next = commands.once(commandKey, values.toString(), () -> {
                    OpenTask task = desk.task(file, STEP);
                    for (MultipartFile photo : ReliefDesk.photos(photos)) {
                        evidence.store(
                                file.number(),
                                EvidenceKind.VISIT_PHOTO,
                                String.valueOf(photo.getOriginalFilename()),
                                ReliefDesk.content(photo));
                    }
                    emergencies.recordFacts(file.number(), facts);
                    desk.complete(task);
                    return "/cases/" + file.number();
                });
                flash.addFlashAttribute("message", "现场核实已登记，等待先行救助决定。");
                return new ModelAndView("redirect:" + next);
            } catch (TaskRefused | ReliefRefused | EvidenceRefused e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        return ReliefDesk.again(factsPage(file, values, problems, model), model);
    }
}
