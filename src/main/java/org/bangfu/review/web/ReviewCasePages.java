package org.bangfu.review.web;

import java.util.UUID;
import java.util.function.Supplier;
import org.bangfu.audit.Commands;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.CaseScope;
import org.bangfu.common.Role;
import org.bangfu.people.CurrentPerson;
import org.bangfu.registry.Areas;
import org.bangfu.registry.Households;
import org.bangfu.review.MemberChanges;
import org.bangfu.review.Review;
import org.bangfu.review.ReviewRefused;
import org.bangfu.review.Reviews;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What may be done to a case besides its tasks: take it back, and overturn its result within the term. */
@Controller
@RequestMapping("/review/cases/{caseNumber}")
class ReviewCasePages {

    private static final Role[] OVERTURNERS = {Role.COUNTY_POVERTY};

    private final CaseScope scope;
    private final Reviews reviews;
    private final MemberChanges changes;
    private final Households households;
    private final Areas areas;
    private final CurrentPerson person;
    private final Commands commands;

    ReviewCasePages(
            CaseScope scope,
            Reviews reviews,
            MemberChanges changes,
            Households households,
            Areas areas,
            CurrentPerson person,
            Commands commands) {
        this.scope = scope;
        this.reviews = reviews;
        this.changes = changes;
        this.households = households;
        this.areas = areas;
        this.person = person;
        this.commands = commands;
    }

    @GetMapping
    String actions(@PathVariable String caseNumber, Model model) {
        CaseFile file = readable(caseNumber);
        Review review = reviews.find(file.number()).orElse(null);
        model.addAttribute("file", file);
        model.addAttribute("review", review);
        model.addAttribute("household", households.get(file.household()));
        model.addAttribute("areaName", areas.fullName(file.area()));
        model.addAttribute("mayWithdraw", holdsAny(file, withdrawers(file)));
        model.addAttribute("mayOverturn", review != null && holdsAny(file, OVERTURNERS));
        model.addAttribute("commandKey", UUID.randomUUID().toString());
        return "review/actions";
    }

    @PostMapping("/withdrawal")
    String withdraw(
            @PathVariable String caseNumber,
            @RequestParam(defaultValue = "") String text,
            @RequestParam String commandKey,
            RedirectAttributes flash) {
        CaseFile file = readable(caseNumber);
        person.require(file.area(), withdrawers(file));
        return act(file, text, commandKey, flash, "案卷已撤回。", () -> {
            if (file.kind() == CaseKind.REVIEW) {
                reviews.withdraw(file.number(), text.strip());
            } else {
                changes.withdraw(file.number(), text.strip());
            }
            return "/cases/" + file.number();
        });
    }

    @PostMapping("/overturn")
    String overturn(
            @PathVariable String caseNumber,
            @RequestParam(defaultValue = "") String text,
            @RequestParam String commandKey,
            RedirectAttributes flash) {
        CaseFile file = readable(caseNumber);
        person.require(file.area(), OVERTURNERS);
        return act(file, text, commandKey, flash, "复核结论已撤销，本户恢复原来的类别。", () -> {
            reviews.overturn(file.number(), text.strip());
            return "/cases/" + file.number();
        });
    }

    private String act(
            CaseFile file,
            String text,
            String commandKey,
            RedirectAttributes flash,
            String done,
            Supplier<String> command) {
        String here = "redirect:/review/cases/" + file.number();
        if (text.isBlank() || text.length() > 500) {
            flash.addFlashAttribute("problem", "请写明理由（500字以内）");
            return here;
        }
        try {
            String next = commands.once(commandKey, text, command);
            flash.addFlashAttribute("message", done);
            return "redirect:" + next;
        } catch (ReviewRefused e) {
            flash.addFlashAttribute("problem", e.getMessage());
            return here;
        }
    }

    private CaseFile readable(String caseNumber) {
        return scope.readable(caseNumber, CaseKind.REVIEW, CaseKind.MEMBER_CHANGE);
    }

    private static Role[] withdrawers(CaseFile file) {
        return file.kind() == CaseKind.REVIEW ? ReviewOpeningPages.OPENERS : MemberChangePages.REPORTERS;
    }

    private boolean holdsAny(CaseFile file, Role... roles) {
        for (Role role : roles) {
            if (person.holds(role, file.area())) {
                return true;
            }
        }
        return false;
    }
}
