package org.bangfu.review.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bangfu.audit.Commands;
import org.bangfu.casefile.CaseAlreadyOpen;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.CaseKind;
import org.bangfu.common.Role;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.NotVisible;
import org.bangfu.registry.Areas;
import org.bangfu.registry.Household;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdStatus;
import org.bangfu.registry.Households;
import org.bangfu.review.LifeEvent;
import org.bangfu.review.NewReview;
import org.bangfu.review.ReviewOrigin;
import org.bangfu.review.ReviewRefused;
import org.bangfu.review.Reviews;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A review of one household: something happened there, or somebody complained. Complaints are the township's and county's. */
@Controller
@RequestMapping("/review/cases")
class ReviewOpeningPages {

    static final Role[] OPENERS = {Role.VILLAGE_COMMITTEE, Role.VILLAGE_TEAM, Role.TOWNSHIP_OFFICE, Role.COUNTY_POVERTY
    };
    private static final Role[] ABOVE_THE_VILLAGE = {Role.TOWNSHIP_OFFICE, Role.COUNTY_POVERTY};
    private static final int LISTED = 200;

    private final Reviews reviews;
    private final Households households;
    private final CaseFiles caseFiles;
    private final Areas areas;
    private final CurrentPerson person;
    private final Commands commands;

    ReviewOpeningPages(
            Reviews reviews,
            Households households,
            CaseFiles caseFiles,
            Areas areas,
            CurrentPerson person,
            Commands commands) {
        this.reviews = reviews;
        this.households = households;
        this.caseFiles = caseFiles;
        this.areas = areas;
        this.person = person;
        this.commands = commands;
    }

    @GetMapping("/new")
    String form(@RequestParam(required = false) @Nullable Long household, Model model) {
        person.requireAny(OPENERS);
        return page(household, Map.of(), List.of(), model);
    }

    private String page(@Nullable Long id, Map<String, String> values, List<String> problems, Model model) {
        if (id == null) {
            model.addAttribute("candidates", candidates());
        } else {
            Household household = household(id);
            model.addAttribute("household", household);
            model.addAttribute("members", households.members(household.id()));
            model.addAttribute("areaName", areas.fullName(household.area()));
        }
        model.addAttribute("areas", areas);
        model.addAttribute("kinds", LifeEvent.values());
        model.addAttribute("mayComplain", person.holds(Role.TOWNSHIP_OFFICE) || person.holds(Role.COUNTY_POVERTY));
        model.addAttribute("values", values);
        model.addAttribute("problems", problems);
        model.addAttribute("commandKey", UUID.randomUUID().toString());
        return "review/opening";
    }

    /** Registered households without an open review; others are found by their page. */
    private List<Household> candidates() {
        return person.readableAreas().stream()
                .flatMap(
                        area -> households
                                .inArea(
                                        area,
                                        Set.of(HouseholdStatus.POOR, HouseholdStatus.RELAPSED, HouseholdStatus.EXITED))
                                .stream())
                .limit(LISTED)
                .filter(id -> caseFiles.openCase(id, CaseKind.REVIEW).isEmpty())
                .map(households::get)
                .toList();
    }

    @PostMapping
    ModelAndView open(
            @RequestParam long household,
            @RequestParam Map<String, String> values,
            @RequestParam String commandKey,
            Model model,
            RedirectAttributes flash) {
        Household chosen = household(household);
        boolean complaint = ReviewOrigin.COMPLAINT.name().equals(values.get("origin"));
        person.require(chosen.area(), complaint ? ABOVE_THE_VILLAGE : OPENERS);
        Entries entries = new Entries(values);
        Optional<LifeEvent> event = complaint ? Optional.empty() : entries.choice(LifeEvent.class, "event", "发生了哪一种变化");
        String statement = entries.text("statement", 1000, "变化或举报的情况");
        if (entries.isFine()) {
            NewReview asked = new NewReview(
                    chosen.id(),
                    complaint ? ReviewOrigin.COMPLAINT : ReviewOrigin.EVENT,
                    event.orElse(null),
                    statement);
            try {
                String next = commands.once(commandKey, asked.toString(), () -> "/cases/" + reviews.open(asked));
                flash.addFlashAttribute("message", "复核案卷已开立，转驻村工作队入户。");
                return new ModelAndView("redirect:" + next);
            } catch (ReviewRefused | CaseAlreadyOpen e) {
                entries.problem(e.getMessage());
            }
        }
        return Entries.again(page(household, values, entries.problems(), model), model);
    }

    private Household household(long id) {
        Household household = households.find(new HouseholdId(id)).orElseThrow(NotVisible::new);
        person.requireReadable(household.area());
        return household;
    }
}
