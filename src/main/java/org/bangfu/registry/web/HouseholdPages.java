package org.bangfu.registry.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.audit.Commands;
import org.bangfu.common.AreaCode;
import org.bangfu.common.AreaLevel;
import org.bangfu.common.Role;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.NotVisible;
import org.bangfu.people.Staff;
import org.bangfu.registry.Areas;
import org.bangfu.registry.CodeLists;
import org.bangfu.registry.DataQuality;
import org.bangfu.registry.Household;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.HouseholdPageSection;
import org.bangfu.registry.HouseholdSearch;
import org.bangfu.registry.Households;
import org.bangfu.registry.Member;
import org.bangfu.registry.NewHousehold;
import org.bangfu.registry.QualityFacts;
import org.bangfu.registry.RecordedSnapshot;
import org.bangfu.registry.Registration;
import org.bangfu.registry.RegistrationCause;
import org.bangfu.registry.Village;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Search, a household's file, a household added by hand. What is searched for travels in the body, never in the URL. */
@Controller
@RequestMapping("/households")
class HouseholdPages {

    private static final int PAGE = 20;
    private static final Role[] KEEPERS = {
        Role.VILLAGE_COMMITTEE, Role.VILLAGE_TEAM, Role.TOWNSHIP_OFFICE, Role.TOWNSHIP_CIVIL, Role.COUNTY_POVERTY
    };

    private final Households households;
    private final HouseholdSearch search;
    private final Areas areas;
    private final CodeLists codes;
    private final DataQuality quality;
    private final CurrentPerson person;
    private final Staff staff;
    private final AuditTrail audit;
    private final Commands commands;
    private final List<HouseholdPageSection> sections;
    private final Clock clock;

    HouseholdPages(
            Households households,
            HouseholdSearch search,
            Areas areas,
            CodeLists codes,
            DataQuality quality,
            CurrentPerson person,
            Staff staff,
            AuditTrail audit,
            Commands commands,
            ObjectProvider<HouseholdPageSection> sections,
            Clock clock) {
        this.households = households;
        this.search = search;
        this.areas = areas;
        this.codes = codes;
        this.quality = quality;
        this.person = person;
        this.staff = staff;
        this.audit = audit;
        this.commands = commands;
        this.sections = sections.stream()
                .sorted(Comparator.comparingInt(HouseholdPageSection::order))
                .toList();
        this.clock = clock;
    }

    @GetMapping
    String list(Model model) {
        return results("", "", null, model);
    }

    @PostMapping("/search")
    String search(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String area,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        return results(text, area, after, model);
    }

    private String results(String text, String area, @Nullable String after, Model model) {
        Collection<AreaCode> within = person.readableAreas();
        if (area.matches("\\d{6}(\\d{3}){0,2}(\\d{2})?")) {
            AreaCode asked = new AreaCode(area);
            person.requireReadable(asked);
            within = List.of(asked);
        }
        model.addAttribute("page", search.search(text, within, after, PAGE));
        model.addAttribute("text", text);
        model.addAttribute("area", area);
        model.addAttribute("first", after == null);
        model.addAttribute("areas", areas);
        model.addAttribute("choices", choices(person.readableAreas()));
        model.addAttribute("mayAdd", mayKeep());
        return "registry/households";
    }

    private boolean mayKeep() {
        for (Role role : KEEPERS) {
            if (person.holds(role)) {
                return true;
            }
        }
        return false;
    }

    /** Townships and villages to narrow a search to. */
    private List<AreaCode> choices(Collection<AreaCode> within) {
        List<AreaCode> choices = new ArrayList<>();
        for (AreaCode area : within) {
            if (area.level() == AreaLevel.COUNTY) {
                areas.children(area).forEach(township -> {
                    choices.add(township);
                    choices.addAll(areas.children(township));
                });
            } else {
                choices.add(area);
                if (area.level() == AreaLevel.TOWNSHIP) {
                    choices.addAll(areas.children(area));
                }
            }
        }
        return choices;
    }

    @GetMapping("/{id}")
    String household(@PathVariable long id, Model model) {
        Household household = visible(id);
        audit.recordAlone(
                AuditEntry.of("household.viewed").about("household:" + id).in(household.area()));
        show(household, model);
        return "registry/household";
    }

    @PostMapping("/{id}/reveal")
    String reveal(@PathVariable long id, @RequestParam(defaultValue = "") String purpose, Model model) {
        Household household = visible(id);
        person.require(household.area(), KEEPERS);
        if (purpose.isBlank() || purpose.length() > 200) {
            model.addAttribute("problem", "请写明查看完整信息的用途（200字以内）。");
        } else {
            model.addAttribute("revealed", households.reveal(household.id(), purpose.strip()));
        }
        show(household, model);
        return "registry/household";
    }

    private Household visible(long id) {
        Household household = households.find(new HouseholdId(id)).orElseThrow(NotVisible::new);
        person.requireReadable(household.area());
        return household;
    }

    private void show(Household household, Model model) {
        LocalDate today = LocalDate.now(clock);
        List<Member> members = households.members(household.id());
        List<RecordedSnapshot> snapshots = households.snapshots(household.id());
        HouseholdView view = new HouseholdView(codes);
        model.addAttribute("household", household);
        model.addAttribute("codes", codes);
        model.addAttribute("areaName", areas.fullName(household.area()));
        model.addAttribute(
                "members",
                members.stream().map(member -> view.line(member, today)).toList());
        model.addAttribute("snapshots", snapshots);
        model.addAttribute("years", view.years(snapshots));
        model.addAttribute("history", households.history(household.id()));
        model.addAttribute("staff", staff);
        model.addAttribute("sections", sections);
        model.addAttribute(
                "findings",
                quality.check(QualityFacts.of(
                        household,
                        members,
                        snapshots.isEmpty() ? null : snapshots.get(0).figures(),
                        today)));
        boolean mayReveal = false;
        for (Role role : KEEPERS) {
            mayReveal |= person.holds(role, household.area());
        }
        model.addAttribute("mayReveal", mayReveal);
    }

    @GetMapping("/new")
    String form(Model model) {
        if (!mayKeep()) {
            throw new NotVisible();
        }
        return form(new HouseholdForm(), List.of(), model);
    }

    private String form(HouseholdForm form, List<String> problems, Model model) {
        if (form.getMembers().isEmpty()) {
            HouseholdForm.Row head = new HouseholdForm.Row();
            head.setRelation(Member.HEAD);
            form.getMembers().add(head);
        }
        List<Village> villages = new ArrayList<>();
        for (AreaCode area : person.readableAreas()) {
            villages.addAll(areas.villages(area));
            areas.village(area).filter(v -> !villages.contains(v)).ifPresent(villages::add);
        }
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("villages", villages);
        model.addAttribute("areas", areas);
        model.addAttribute("relations", codes.list("RELATION"));
        model.addAttribute("commandKey", UUID.randomUUID().toString());
        return "registry/new-household";
    }

    @PostMapping
    ModelAndView add(
            @ModelAttribute HouseholdForm form,
            @RequestParam String commandKey,
            Model model,
            RedirectAttributes flash) {
        List<String> problems = new ArrayList<>();
        NewHousehold household = form.toHousehold(problems);
        if (household != null) {
            person.require(household.area(), KEEPERS);
            problems.addAll(households.refusals(household));
        }
        if (household == null || !problems.isEmpty()) {
            return refused(form, problems, model);
        }
        try {
            String path = commands.once(commandKey, household.toString(), () -> registered(household));
            flash.addFlashAttribute("message", "户已登记。");
            return new ModelAndView("redirect:" + path);
        } catch (StillRefused e) {
            return refused(form, e.reasons, model);
        } catch (DuplicateKeyException e) {
            return refused(form, List.of("有成员刚刚被登记到另一户，请核对身份证号码后再提交"), model);
        }
    }

    private String registered(NewHousehold household) {
        Registration registration = households.register(household, RegistrationCause.ENTERED);
        if (registration instanceof Registration.Refused refused) {
            throw new StillRefused(refused.reasons());
        }
        return "/households/" + registration.id();
    }

    private ModelAndView refused(HouseholdForm form, List<String> problems, Model model) {
        ModelAndView page = new ModelAndView(form(form, problems, model));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        page.addAllObjects(model.asMap());
        return page;
    }

    private static final class StillRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient List<String> reasons;

        StillRefused(List<String> reasons) {
            super("户没有登记");
            this.reasons = reasons;
        }
    }
}
