package org.bangfu.relief.web;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bangfu.audit.Commands;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.Evidence;
import org.bangfu.casefile.EvidenceKind;
import org.bangfu.casefile.EvidenceRefused;
import org.bangfu.common.Money;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.common.Seat;
import org.bangfu.engine.OpenTask;
import org.bangfu.engine.TaskRefused;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.Staff;
import org.bangfu.policy.relief.CostItem;
import org.bangfu.policy.relief.Hardship;
import org.bangfu.policy.relief.ReliefType;
import org.bangfu.registry.Households;
import org.bangfu.registry.YearlySnapshot;
import org.bangfu.relief.ReliefRefused;
import org.bangfu.relief.Reliefs;
import org.bangfu.relief.Survey;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
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

/** The survey at the household: two people, what it cost, what was paid, photos; fits a phone. */
@Controller
@RequestMapping("/relief/cases/{caseNumber}/survey")
class SurveyPage {

    private static final String[] STEPS = {"userTask_surveyHousehold", "userTask_completePaperwork"};
    private static final int ROWS = 6;

    private final ReliefDesk desk;
    private final Reliefs reliefs;
    private final Households households;
    private final Evidence evidence;
    private final Staff staff;
    private final CurrentPerson person;
    private final Commands commands;
    private final Clock clock;

    SurveyPage(
            ReliefDesk desk,
            Reliefs reliefs,
            Households households,
            Evidence evidence,
            Staff staff,
            CurrentPerson person,
            Commands commands,
            Clock clock) {
        this.desk = desk;
        this.reliefs = reliefs;
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
        desk.task(file, STEPS);
        return page(file, Map.of(), List.of(), model);
    }

    private String page(CaseFile file, Map<String, String> values, List<String> problems, Model model) {
        desk.show(file, model);
        int year = LocalDate.now(clock).getYear() - 1;
        model.addAttribute("incomeYear", year);
        model.addAttribute("knownIncome", knownIncome(file, year).orElse(null));
        model.addAttribute("relief", reliefs.find(file.number()).orElse(null));
        model.addAttribute("rows", ROWS);
        model.addAttribute("types", ReliefType.values());
        model.addAttribute("hardships", Hardship.values());
        model.addAttribute("schemes", CostItem.Scheme.values());
        model.addAttribute(
                "sharing",
                households.members(file.household()).stream()
                        .filter(member -> member.facts().sharesBudget())
                        .count());
        Map<String, String> choices = new LinkedHashMap<>();
        colleagues(file).forEach(colleague -> choices.put(colleague.value(), staff.displayName(colleague)));
        model.addAttribute("colleagues", choices);
        model.addAttribute("values", values);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("problems", problems);
        model.addAttribute("commandKey", UUID.randomUUID().toString());
        return "relief/survey";
    }

    /** What the register knows is not asked for. */
    private Optional<Money> knownIncome(CaseFile file, int year) {
        return households
                .snapshot(file.household(), year)
                .map(YearlySnapshot::income)
                .map(income -> income.netIncome());
    }

    @PostMapping
    ModelAndView record(
            @PathVariable String caseNumber,
            @RequestParam Map<String, String> values,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
                    LocalDate surveyedOn,
            @RequestParam(required = false) @Nullable List<MultipartFile> photos,
            @RequestParam String commandKey,
            Model model,
            RedirectAttributes flash) {
        CaseFile file = desk.readable(caseNumber);
        List<String> problems = new ArrayList<>();
        Optional<Survey> survey = survey(file, values, surveyedOn, problems);
        if (problems.isEmpty() && survey.isPresent()) {
            try {
                String next = commands.once(commandKey, values.toString(), () -> {
                    OpenTask task = desk.task(file, STEPS);
                    for (MultipartFile photo : ReliefDesk.photos(photos)) {
                        evidence.store(
                                file.number(),
                                EvidenceKind.VISIT_PHOTO,
                                String.valueOf(photo.getOriginalFilename()),
                                ReliefDesk.content(photo));
                    }
                    reliefs.survey(file.number(), survey.get());
                    desk.complete(task);
                    return "/cases/" + file.number();
                });
                flash.addFlashAttribute("message", "入户调查已登记，系统已核算自负支出和建议金额。");
                return new ModelAndView("redirect:" + next);
            } catch (TaskRefused | ReliefRefused | EvidenceRefused e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        return ReliefDesk.again(page(file, values, problems, model), model);
    }

    private Optional<Survey> survey(
            CaseFile file, Map<String, String> values, @Nullable LocalDate surveyedOn, List<String> problems) {
        LocalDate today = LocalDate.now(clock);
        int year = today.getYear() - 1;
        Optional<LocalDate> on = ReliefDesk.pastDay(surveyedOn, today, "调查日期", problems);
        Optional<PersonId> second = colleagues(file).stream()
                .filter(colleague -> colleague.value().equals(values.get("secondSurveyor")))
                .findFirst();
        if (second.isEmpty()) {
            problems.add("入户调查须两人，请选择另一名调查人");
        }
        Optional<ReliefType> type = ReliefDesk.choice(ReliefType.class, values.get("type"), "救助类型", problems);
        Optional<Hardship> hardship = ReliefDesk.choice(Hardship.class, values.get("hardship"), "困难程度", problems);
        Optional<Money> income = knownIncome(file, year);
        if (income.isEmpty()) {
            income = ReliefDesk.money(values.get("income"), year + "年家庭纯收入：", problems);
        }
        List<CostItem> costs = costs(values, problems);
        String findings = ReliefDesk.text(values.getOrDefault("findings", ""), 1000, "调查情况", problems);
        int members = households.members(file.household()).size();
        String persons = values.getOrDefault("persons", "");
        if (!persons.matches("[1-9]\\d?") || Integer.parseInt(persons) > members) {
            problems.add("救助人数应为1至" + members + "人，请核对");
        }
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Survey(
                reliefs.survey(file.number()).map(Survey::round).orElse(0) + 1,
                on.orElseThrow(),
                person.id(),
                second.orElseThrow(),
                type.orElseThrow(),
                hardship.orElseThrow(),
                "true".equals(values.get("lostLabour")),
                Integer.parseInt(persons),
                year,
                income.orElseThrow(),
                costs,
                findings,
                "true".equals(values.get("householdSigned"))));
    }

    private static List<CostItem> costs(Map<String, String> values, List<String> problems) {
        List<CostItem> costs = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            String item = values.getOrDefault("cost" + row + ".item", "").strip();
            String cost = values.getOrDefault("cost" + row + ".cost", "").strip();
            if (item.isEmpty() && cost.isEmpty()) {
                continue;
            }
            String line = "第" + (row + 1) + "项";
            ReliefDesk.text(item, 60, line + "的名称", problems);
            Optional<Money> amount = ReliefDesk.money(cost, line + "支出：", problems);
            String paid = values.getOrDefault("cost" + row + ".reimbursed", "").strip();
            Optional<Money> reimbursed = ReliefDesk.money(paid.isEmpty() ? "0" : paid, line + "已报销：", problems);
            Optional<CostItem.Scheme> scheme = ReliefDesk.choice(
                    CostItem.Scheme.class,
                    values.getOrDefault("cost" + row + ".scheme", CostItem.Scheme.NONE.name()),
                    line + "的其他制度",
                    problems);
            if (amount.isPresent() && reimbursed.isPresent() && scheme.isPresent()) {
                if (amount.get().toYuan().compareTo(BigDecimal.ZERO) <= 0
                        || reimbursed.get().compareTo(amount.get()) > 0) {
                    problems.add(line + "的支出应大于零，已报销不能超过支出");
                } else {
                    costs.add(new CostItem(item, amount.get(), reimbursed.get(), scheme.get()));
                }
            }
        }
        if (costs.isEmpty()) {
            problems.add("请至少填写一项支出或损失");
        }
        return costs;
    }

    /** Who may survey with me: the township's civil office, the village's committee and team. */
    private List<PersonId> colleagues(CaseFile file) {
        List<PersonId> colleagues = new ArrayList<>();
        for (Role role : List.of(Role.TOWNSHIP_CIVIL, Role.VILLAGE_COMMITTEE, Role.VILLAGE_TEAM)) {
            for (PersonId holder : staff.holdersOf(Seat.forCase(role, file.area()))) {
                if (!holder.equals(person.id()) && !colleagues.contains(holder)) {
                    colleagues.add(holder);
                }
            }
        }
        return colleagues;
    }
}
