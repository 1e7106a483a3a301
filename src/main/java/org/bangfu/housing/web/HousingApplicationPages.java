package org.bangfu.housing.web;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bangfu.audit.Commands;
import org.bangfu.casefile.CaseAlreadyOpen;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.Evidence;
import org.bangfu.casefile.EvidenceKind;
import org.bangfu.casefile.EvidenceRefused;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Role;
import org.bangfu.housing.HousingRefused;
import org.bangfu.housing.HousingRenovations;
import org.bangfu.housing.NewRenovation;
import org.bangfu.housing.Renovation;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.NotVisible;
import org.bangfu.policy.PolicyParameters;
import org.bangfu.policy.housing.PlanType;
import org.bangfu.registry.Areas;
import org.bangfu.registry.CodeLists;
import org.bangfu.registry.Household;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdStatus;
import org.bangfu.registry.Households;
import org.bangfu.registry.HousingFacts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An application for renovation: which family, which house, what the family has in mind, photos of the house. */
@Controller
@RequestMapping("/housing/applications")
class HousingApplicationPages {

    static final Role[] OPENERS = {Role.VILLAGE_COMMITTEE, Role.VILLAGE_TEAM, Role.TOWNSHIP_BUILD};
    private static final int LISTED = 200;
    private static final int MOST_FILES = 12;

    private final HousingRenovations renovations;
    private final Households households;
    private final CaseFiles caseFiles;
    private final Evidence evidence;
    private final PolicyParameters policy;
    private final CodeLists codes;
    private final Areas areas;
    private final CurrentPerson person;
    private final Commands commands;
    private final Clock clock;

    HousingApplicationPages(
            HousingRenovations renovations,
            Households households,
            CaseFiles caseFiles,
            Evidence evidence,
            PolicyParameters policy,
            CodeLists codes,
            Areas areas,
            CurrentPerson person,
            Commands commands,
            Clock clock) {
        this.renovations = renovations;
        this.households = households;
        this.caseFiles = caseFiles;
        this.evidence = evidence;
        this.policy = policy;
        this.codes = codes;
        this.areas = areas;
        this.person = person;
        this.commands = commands;
        this.clock = clock;
    }

    @GetMapping("/new")
    String form(@RequestParam(required = false) @Nullable Long household, Model model) {
        if (Arrays.stream(OPENERS).noneMatch(person::holds)) {
            throw new NotVisible();
        }
        return page(household == null ? null : readable(household), Map.of(), List.of(), model);
    }

    private Household readable(long id) {
        Household household = households.find(new HouseholdId(id)).orElseThrow(NotVisible::new);
        person.requireReadable(household.area());
        return household;
    }

    private String page(@Nullable Household household, Map<String, String> values, List<String> problems, Model model) {
        if (household == null) {
            model.addAttribute("candidates", candidates());
        } else {
            model.addAttribute("members", households.members(household.id()));
            model.addAttribute("areaName", areas.fullName(household.area()));
            model.addAttribute("known", known(household.id()));
        }
        model.addAttribute("household", household);
        model.addAttribute("areas", areas);
        model.addAttribute("codes", codes);
        model.addAttribute("plans", PlanType.values());
        model.addAttribute("structures", structures());
        model.addAttribute("least", leastPhotos());
        model.addAttribute("values", values);
        model.addAttribute("problems", problems);
        model.addAttribute("commandKey", UUID.randomUUID().toString());
        return "housing/application";
    }

    private List<Household> candidates() {
        return person.readableAreas().stream()
                .flatMap(area -> households.inArea(area, Set.of(HouseholdStatus.values())).stream())
                .filter(id -> caseFiles.openCase(id, CaseKind.HOUSING).isEmpty())
                .limit(LISTED)
                .map(households::get)
                .toList();
    }

    private Map<String, String> structures() {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String code : List.of("01", "02", "03", "04", "05")) {
            labels.put(code, codes.label("STRUCTURE", code));
        }
        return labels;
    }

    private int leastPhotos() {
        return policy.number("housing.photos", LocalDate.now(clock));
    }

    /** What the register knows of the house is not asked for. */
    private HousingFacts known(HouseholdId household) {
        return households.snapshots(household).stream()
                .map(snapshot -> snapshot.figures().housing())
                .findFirst()
                .orElse(HousingFacts.UNKNOWN);
    }

    @PostMapping
    ModelAndView open(
            @RequestParam long household,
            @RequestParam Map<String, String> values,
            @RequestParam(required = false) @Nullable List<MultipartFile> photos,
            @RequestParam(required = false) @Nullable List<MultipartFile> proofs,
            @RequestParam String commandKey,
            Model model,
            RedirectAttributes flash) {
        Household chosen = readable(household);
        person.require(chosen.area(), OPENERS);
        List<String> problems = new ArrayList<>();
        List<MultipartFile> before = given(photos);
        List<MultipartFile> proven = given(proofs);
        if (before.size() < leastPhotos()) {
            problems.add("请放至少" + leastPhotos() + "张改造前照片，现在有" + before.size() + "张");
        }
        Optional<NewRenovation> asked = asked(chosen, values, !proven.isEmpty(), problems);
        if (problems.isEmpty() && asked.isPresent()) {
            try {
                String next = commands.once(commandKey, asked.get().toString(), () -> {
                    CaseNumber number = renovations.open(asked.get());
                    store(number, EvidenceKind.HOUSE_BEFORE, before);
                    store(number, EvidenceKind.CATEGORY_PROOF, proven);
                    return "/cases/" + number;
                });
                flash.addFlashAttribute("message", "危房改造案卷已开立，系统正在核查申请条件。");
                return new ModelAndView("redirect:" + next);
            } catch (HousingRefused | CaseAlreadyOpen | EvidenceRefused e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        ModelAndView again = new ModelAndView(page(chosen, values, problems, model), HttpStatus.UNPROCESSABLE_CONTENT);
        again.addAllObjects(model.asMap());
        return again;
    }

    private void store(CaseNumber number, EvidenceKind kind, List<MultipartFile> files) {
        for (MultipartFile file : files) {
            evidence.store(number, kind, String.valueOf(file.getOriginalFilename()), HousingCasePages.content(file));
        }
    }

    private static List<MultipartFile> given(@Nullable List<MultipartFile> files) {
        return files == null
                ? List.of()
                : files.stream()
                        .filter(file -> !file.isEmpty())
                        .limit(MOST_FILES)
                        .toList();
    }

    private Optional<NewRenovation> asked(
            Household household, Map<String, String> values, boolean proven, List<String> problems) {
        HousingFacts known = known(household.id());
        String address = entered(values, "address", 200);
        if (address.isEmpty()) {
            problems.add("请填写房屋坐落（200字以内）");
        }
        String statement = entered(values, "statement", 1000);
        if (statement.isEmpty()) {
            problems.add("请写明申请理由（1000字以内）");
        }
        Optional<PlanType> plan = Arrays.stream(PlanType.values())
                .filter(one -> one.name().equals(values.get("plan")))
                .findFirst();
        if (plan.isEmpty()) {
            problems.add("请选择打算怎样改造");
        }
        String year = entered(values, "builtYear", 4);
        if (known.builtYear() == null && !year.matches("(\\d{4})?")) {
            problems.add("建造年份请填四位数字；没有房屋的不填");
        }
        String area = entered(values, "squareMetres", 7);
        if (known.areaM2() == null && !area.matches("(\\d{1,4}(\\.\\d{1,2})?)?")) {
            problems.add("现有面积请填平方米数，例如 70 或 70.5；没有房屋的不填");
        }
        String structure = entered(values, "structure", 2);
        if (!structure.isEmpty() && !codes.has("STRUCTURE", structure)) {
            problems.add("请从列表中选择房屋结构");
        }
        if (!problems.isEmpty() || plan.isEmpty()) {
            return Optional.empty();
        }
        String cert = entered(values, "landCert", 60);
        return Optional.of(new NewRenovation(
                household.id(),
                new Renovation.House(
                        address,
                        known.builtYear() != null || year.isEmpty() ? known.builtYear() : Integer.valueOf(year),
                        known.structure() != null || structure.isEmpty() ? known.structure() : structure,
                        known.areaM2() != null || area.isEmpty() ? known.areaM2() : new BigDecimal(area),
                        cert.isEmpty() ? null : cert),
                "true".equals(values.get("soleDwelling")),
                proven,
                plan.get(),
                statement));
    }

    /** What was typed, stripped; empty when nothing or too much. */
    private static String entered(Map<String, String> values, String key, int longest) {
        String text = values.getOrDefault(key, "").strip();
        return text.length() > longest ? "" : text;
    }
}
