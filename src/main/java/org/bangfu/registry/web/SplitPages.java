package org.bangfu.registry.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bangfu.audit.Commands;
import org.bangfu.common.AreaCode;
import org.bangfu.common.AreaLevel;
import org.bangfu.common.Role;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.NotVisible;
import org.bangfu.people.Staff;
import org.bangfu.registry.Areas;
import org.bangfu.registry.CodeLists;
import org.bangfu.registry.Household;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdPageSection;
import org.bangfu.registry.HouseholdSplits;
import org.bangfu.registry.Households;
import org.bangfu.registry.MemberId;
import org.bangfu.registry.NewSplit;
import org.bangfu.registry.RecordedSplit;
import org.bangfu.registry.Registration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 分户: recorded by the village or the township, reviewed by somebody else at the township. */
@Controller
@RequestMapping("/splits")
class SplitPages {

    private static final Role[] RECORDERS = {Role.VILLAGE_COMMITTEE, Role.TOWNSHIP_OFFICE};
    private static final int SHOWN = 200;

    private final HouseholdSplits splits;
    private final Households households;
    private final Areas areas;
    private final CodeLists codes;
    private final CurrentPerson person;
    private final Staff staff;
    private final Commands commands;
    private final Clock clock;

    SplitPages(
            HouseholdSplits splits,
            Households households,
            Areas areas,
            CodeLists codes,
            CurrentPerson person,
            Staff staff,
            Commands commands,
            Clock clock) {
        this.splits = splits;
        this.households = households;
        this.areas = areas;
        this.codes = codes;
        this.person = person;
        this.staff = staff;
        this.commands = commands;
        this.clock = clock;
    }

    record Line(RecordedSplit split, String originHead, String newHead, String areaName, boolean mayReview) {}

    @GetMapping
    String list(Model model) {
        List<Line> lines = new ArrayList<>();
        for (AreaCode area : person.readableAreas()) {
            for (RecordedSplit split : splits.within(area, SHOWN)) {
                lines.add(new Line(
                        split,
                        households.get(split.origin()).headName(),
                        households.get(split.newHousehold()).headName(),
                        areas.fullName(split.area()),
                        split.review() == null
                                && person.holds(Role.TOWNSHIP_OFFICE, split.area())
                                && !person.id().equals(split.recordedBy())));
            }
        }
        model.addAttribute("lines", lines);
        model.addAttribute("staff", staff);
        return "registry/splits";
    }

    @GetMapping("/new")
    String form(@RequestParam long household, Model model) {
        show(splitting(household), model);
        return "registry/new-split";
    }

    private Household splitting(long id) {
        Household household = households.find(new HouseholdId(id)).orElseThrow(NotVisible::new);
        person.require(household.area(), RECORDERS);
        return household;
    }

    private void show(Household household, Model model) {
        model.addAttribute("household", household);
        model.addAttribute("areaName", areas.fullName(household.area()));
        model.addAttribute(
                "members",
                households.members(household.id()).stream()
                        .filter(member -> !member.isHead())
                        .toList());
        model.addAttribute("relations", codes.list("RELATION"));
        AreaCode village = household.area().at(AreaLevel.VILLAGE);
        List<AreaCode> places = new ArrayList<>(List.of(village));
        places.addAll(areas.children(village));
        model.addAttribute("places", places);
        model.addAttribute("areas", areas);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("commandKey", UUID.randomUUID().toString());
    }

    @PostMapping
    ModelAndView record(
            @RequestParam String commandKey,
            @RequestParam long household,
            @RequestParam(defaultValue = "") List<Long> member,
            @RequestParam Map<String, String> fields,
            @RequestParam(defaultValue = "") String area,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
            @RequestParam(defaultValue = "") String ground,
            Model model,
            RedirectAttributes flash) {
        Household origin = splitting(household);
        Map<MemberId, String> leaving = new LinkedHashMap<>();
        member.forEach(id -> leaving.put(new MemberId(id), fields.getOrDefault("relation" + id, "")));
        if (!area.matches("\\d{12}(\\d{2})?") || on == null) {
            return again(origin, List.of("请选择分出户所在的村组，并填写分户日期"), model);
        }
        NewSplit split = new NewSplit(origin.id(), leaving, new AreaCode(area), address, on, ground);
        try {
            String path = commands.once(commandKey, split.toString(), () -> {
                Registration registration = splits.split(split);
                if (registration instanceof Registration.Refused refused) {
                    throw new SplitRefused(refused.reasons());
                }
                return "/splits";
            });
            flash.addFlashAttribute("message", "分户已登记，乡镇审查前两户都暂停新的帮扶。");
            return new ModelAndView("redirect:" + path);
        } catch (SplitRefused e) {
            return again(origin, e.reasons, model);
        }
    }

    private ModelAndView again(Household origin, List<String> problems, Model model) {
        show(origin, model);
        model.addAttribute("problems", problems);
        return new ModelAndView("registry/new-split", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static final class SplitRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient List<String> reasons;

        SplitRefused(List<String> reasons) {
            super("分户没有登记");
            this.reasons = reasons;
        }
    }

    @PostMapping("/{id}/review")
    String review(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String genuine,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes flash) {
        RecordedSplit split = splits.find(id).orElseThrow(NotVisible::new);
        person.require(split.area(), Role.TOWNSHIP_OFFICE);
        String problem = genuine.equals("YES") || genuine.equals("NO")
                ? splits.review(id, genuine.equals("YES"), reason, person.id()).orElse(null)
                : "请选择审查结论";
        if (problem == null) {
            flash.addFlashAttribute("message", "审查结论已登记。");
        } else {
            flash.addFlashAttribute("problem", problem);
        }
        return "redirect:/splits";
    }

    /** What the household's page says of splits. */
    @Configuration(proxyBeanMethods = false)
    static class OnTheHouseholdsPage {

        @Bean
        HouseholdPageSection splitsOfHousehold(HouseholdSplits splits) {
            return new Section(splits);
        }
    }

    private record Section(HouseholdSplits splits) implements HouseholdPageSection {

        @Override
        public int order() {
            return 900;
        }

        @Override
        public String title() {
            return "分户";
        }

        @Override
        public String emptySentence() {
            return "";
        }

        @Override
        public List<Line> lines(HouseholdId household) {
            List<Line> lines = new ArrayList<>();
            for (RecordedSplit split : splits.ofHousehold(household)) {
                RecordedSplit.Review review = split.review();
                String state = review == null ? "待乡镇审查" : review.genuine() ? "属实" : "不是真实分户";
                String text = split.newHousehold().equals(household) ? "由另一户分出" : "分出一户";
                lines.add(new Line(split.on() + " " + text, state, "/splits"));
            }
            lines.add(new Line("登记分户", null, "/splits/new?household=" + household));
            return lines;
        }
    }
}
