package org.bangfu.review.web;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bangfu.audit.Commands;
import org.bangfu.casefile.CaseAlreadyOpen;
import org.bangfu.casefile.EvidenceRefused;
import org.bangfu.common.CitizenId;
import org.bangfu.common.Role;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.NotVisible;
import org.bangfu.registry.Areas;
import org.bangfu.registry.CodeLists;
import org.bangfu.registry.Household;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.Households;
import org.bangfu.registry.Member;
import org.bangfu.registry.MemberId;
import org.bangfu.review.MemberChangeKind;
import org.bangfu.review.MemberChanges;
import org.bangfu.review.NewMemberChange;
import org.bangfu.review.ReviewRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The village reports who joins or leaves a household, with the paper that proves it. */
@Controller
@RequestMapping("/review/changes")
class MemberChangePages {

    static final Role[] REPORTERS = {Role.VILLAGE_COMMITTEE, Role.VILLAGE_TEAM};

    private final MemberChanges changes;
    private final Households households;
    private final CodeLists codes;
    private final Areas areas;
    private final CurrentPerson person;
    private final Commands commands;
    private final Clock clock;

    MemberChangePages(
            MemberChanges changes,
            Households households,
            CodeLists codes,
            Areas areas,
            CurrentPerson person,
            Commands commands,
            Clock clock) {
        this.changes = changes;
        this.households = households;
        this.codes = codes;
        this.areas = areas;
        this.person = person;
        this.commands = commands;
        this.clock = clock;
    }

    @GetMapping("/new")
    String form(@RequestParam(required = false) @Nullable Long household, Model model) {
        person.requireAny(REPORTERS);
        return page(household, Map.of(), List.of(), model);
    }

    private String page(@Nullable Long id, Map<String, String> values, List<String> problems, Model model) {
        if (id != null) {
            Household household = household(id);
            model.addAttribute("household", household);
            model.addAttribute("members", households.members(household.id()));
            model.addAttribute("areaName", areas.fullName(household.area()));
        }
        model.addAttribute("kinds", MemberChangeKind.values());
        model.addAttribute("codes", codes);
        model.addAttribute("values", values);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("problems", problems);
        model.addAttribute("commandKey", UUID.randomUUID().toString());
        return "review/change";
    }

    @PostMapping
    ModelAndView report(
            @RequestParam long household,
            @RequestParam Map<String, String> values,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
                    LocalDate changedOn,
            @RequestParam(required = false) @Nullable MultipartFile proof,
            @RequestParam String commandKey,
            Model model,
            RedirectAttributes flash) {
        Household chosen = household(household);
        person.require(chosen.area(), REPORTERS);
        Entries entries = new Entries(values);
        Optional<MemberChangeKind> kind = entries.choice(MemberChangeKind.class, "kind", "变更原因");
        String statement = entries.text("statement", 1000, "变更的情况");
        if (changedOn == null) {
            entries.problem("请填写变更日期");
        }
        if (proof == null || proof.isEmpty()) {
            entries.problem("请上传证明材料（死亡证明、结婚证、出生证、判决书、户口簿等）");
        }
        if (entries.isFine() && kind.isPresent() && changedOn != null && proof != null) {
            try {
                NewMemberChange change = change(chosen.id(), kind.get(), changedOn, statement, entries);
                MemberChanges.Proof paper =
                        new MemberChanges.Proof(String.valueOf(proof.getOriginalFilename()), content(proof));
                String next = commands.once(
                        commandKey,
                        household + change.kind().name() + changedOn + statement,
                        () -> "/cases/" + changes.report(change, paper));
                flash.addFlashAttribute("message", "成员变更已申报，等待乡镇核准。");
                return new ModelAndView("redirect:" + next);
            } catch (ReviewRefused | CaseAlreadyOpen | EvidenceRefused | IllegalArgumentException e) {
                entries.problem(e.getMessage());
            }
        }
        return Entries.again(page(household, values, entries.problems(), model), model);
    }

    /** @throws IllegalArgumentException with a sentence about the id number */
    private NewMemberChange change(
            HouseholdId household, MemberChangeKind kind, LocalDate on, String statement, Entries entries) {
        NewMemberChange.Joining joining = kind.joins()
                ? new NewMemberChange.Joining(
                        entries.optional("name"),
                        CitizenId.parse(entries.optional("citizenId")),
                        entries.optional("relation"))
                : null;
        MemberId leaving = kind.joins() ? null : member(household, entries.optional("member"));
        MemberId next = member(household, entries.optional("nextHead"));
        boolean headLeaves = leaving != null
                && households.members(household).stream()
                        .anyMatch(member -> member.isHead() && member.id().equals(leaving));
        NewMemberChange.NextHead head = next == null || !headLeaves
                ? null
                : new NewMemberChange.NextHead(next, entries.optional("formerRelation"));
        return new NewMemberChange(household, kind, on, statement, leaving, head, joining);
    }

    private @Nullable MemberId member(HouseholdId household, String id) {
        return households.members(household).stream()
                .map(Member::id)
                .filter(member -> member.toString().equals(id))
                .findFirst()
                .orElse(null);
    }

    private Household household(long id) {
        Household household = households.find(new HouseholdId(id)).orElseThrow(NotVisible::new);
        person.requireReadable(household.area());
        return household;
    }

    private static byte[] content(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new EvidenceRefused("证明材料没有传完整，请重新选择后提交");
        }
    }
}
