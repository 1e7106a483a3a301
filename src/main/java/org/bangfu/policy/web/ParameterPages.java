package org.bangfu.policy.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bangfu.audit.Commands;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.common.WorkingCalendar;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.NotVisible;
import org.bangfu.people.Staff;
import org.bangfu.policy.ParameterChanges;
import org.bangfu.policy.ParameterChanges.Draft;
import org.bangfu.policy.ParameterChanges.Proposal;
import org.bangfu.policy.ParameterNames;
import org.bangfu.policy.ParameterValue;
import org.bangfu.policy.PolicyParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 政策参数: everybody signed in reads, two people of the county office change. */
@Controller
@RequestMapping("/policy")
class ParameterPages {

    private final PolicyParameters parameters;
    private final ParameterChanges changes;
    private final ParameterNames names;
    private final WorkingCalendar calendar;
    private final CurrentPerson current;
    private final Staff staff;
    private final Commands commands;
    private final Clock clock;

    ParameterPages(
            PolicyParameters parameters,
            ParameterChanges changes,
            ParameterNames names,
            WorkingCalendar calendar,
            CurrentPerson current,
            Staff staff,
            Commands commands,
            Clock clock) {
        this.parameters = parameters;
        this.changes = changes;
        this.names = names;
        this.calendar = calendar;
        this.current = current;
        this.staff = staff;
        this.commands = commands;
        this.clock = clock;
    }

    /** @param value null when nothing is in force on the day */
    record Line(String key, String name, @Nullable ParameterValue value, String words) {}

    record ProposalLine(
            Proposal proposal, String name, String words, String proposer, boolean own, String commandKey) {}

    record VersionLine(
            ParameterChanges.Version version,
            String words,
            @Nullable String proposer,
            @Nullable String confirmer) {}

    @GetMapping("/parameters")
    String list(
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate on,
            @RequestParam(defaultValue = "false") boolean unverified,
            Model model) {
        LocalDate day = on == null ? today() : on;
        Map<String, List<Line>> groups = new LinkedHashMap<>();
        names.groups().forEach(group -> groups.put(group, new ArrayList<>()));
        int shown = 0;
        int unverifiedCount = 0;
        for (String key : changes.keys()) {
            ParameterValue value = parameters.find(key, day).orElse(null);
            boolean marked = value != null && !value.isVerified();
            if (marked) {
                unverifiedCount++;
            }
            if (!unverified || marked) {
                shown++;
                groups.getOrDefault(names.group(key), new ArrayList<>())
                        .add(new Line(key, names.name(key), value, value == null ? "当日无效" : names.words(value)));
            }
        }
        groups.values().removeIf(List::isEmpty);
        model.addAttribute("groups", groups);
        model.addAttribute("shown", shown);
        model.addAttribute("unverifiedCount", unverifiedCount);
        model.addAttribute("unverified", unverified);
        model.addAttribute("on", day);
        model.addAttribute("proposals", proposals(null));
        model.addAttribute("mayChange", mayChange());
        model.addAttribute("calendarYear", missingCalendarYear(day));
        return "policy/parameters";
    }

    private @Nullable Integer missingCalendarYear(LocalDate day) {
        return calendar.knows(day.getYear()) ? null : day.getYear();
    }

    @GetMapping("/parameters/{key}")
    String parameter(@PathVariable String key, Model model) {
        if (!parameters.knows(key)) {
            throw new NotVisible();
        }
        show(key, model);
        return "policy/parameter";
    }

    private void show(String key, Model model) {
        Optional<ParameterValue> value = parameters.find(key, today());
        model.addAttribute("key", key);
        model.addAttribute("name", names.name(key));
        model.addAttribute("value", value.orElse(null));
        model.addAttribute("words", value.map(names::words).orElse("今日无效"));
        model.addAttribute(
                "versions",
                changes.history(key).stream()
                        .map(version -> new VersionLine(
                                version,
                                names.words(version.value()),
                                nameOf(version.proposedBy()),
                                nameOf(version.confirmedBy())))
                        .toList());
        model.addAttribute("proposals", proposals(key));
        model.addAttribute("mayChange", mayChange());
        model.addAttribute("today", today());
        model.addAttribute("commandKey", UUID.randomUUID().toString());
    }

    private @Nullable String nameOf(@Nullable String person) {
        return person == null ? null : staff.displayName(new PersonId(person));
    }

    @PostMapping("/parameters/{key}/proposals")
    String propose(
            @PathVariable String key,
            @RequestParam String commandKey,
            @RequestParam String value,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam String source,
            @RequestParam(defaultValue = "false") boolean document,
            @RequestParam String reason,
            RedirectAttributes flash) {
        requireCountyOffice();
        if (!parameters.knows(key)) {
            throw new NotVisible();
        }
        String page = "/policy/parameters/" + key;
        Draft draft = new Draft(key, value, from, to, source, document, reason);
        String done = commands.once(
                commandKey,
                "policy.propose|" + draft,
                () -> changes.refusal(draft).map(refusal -> "!" + refusal).orElseGet(() -> {
                    changes.propose(draft, current.id());
                    return "已提出，请县扶贫办另一位同事确认。";
                }));
        return answered(done, page, flash);
    }

    @PostMapping("/proposals/{id}/confirm")
    String confirm(@PathVariable long id, @RequestParam String commandKey, RedirectAttributes flash) {
        requireCountyOffice();
        String done = commands.once(
                commandKey,
                "policy.confirm|" + id,
                () -> changes.confirm(id, current.id())
                        .map(refusal -> "!" + refusal)
                        .orElse("已确认，新值自生效日期起使用。"));
        return answered(done, "/policy/parameters", flash);
    }

    @PostMapping("/proposals/{id}/reject")
    String reject(
            @PathVariable long id,
            @RequestParam String commandKey,
            @RequestParam String reason,
            RedirectAttributes flash) {
        requireCountyOffice();
        String done = commands.once(
                commandKey,
                "policy.reject|" + id + "|" + reason,
                () -> changes.reject(id, current.id(), reason)
                        .map(refusal -> "!" + refusal)
                        .orElse("已撤下这条调整。"));
        return answered(done, "/policy/parameters", flash);
    }

    private static String answered(String done, String page, RedirectAttributes flash) {
        if (done.startsWith("!")) {
            flash.addFlashAttribute("problem", done.substring(1));
        } else {
            flash.addFlashAttribute("message", done);
        }
        return "redirect:" + page;
    }

    private List<ProposalLine> proposals(@Nullable String key) {
        return changes.open().stream()
                .filter(proposal -> key == null || proposal.key().equals(key))
                .map(proposal -> new ProposalLine(
                        proposal,
                        names.name(proposal.key()),
                        proposal.value(),
                        staff.displayName(proposal.proposedBy()),
                        proposal.proposedBy().equals(current.id()),
                        UUID.randomUUID().toString()))
                .toList();
    }

    private boolean mayChange() {
        return current.holds(Role.COUNTY_POVERTY, ParameterChanges.COUNTY);
    }

    private void requireCountyOffice() {
        current.require(ParameterChanges.COUNTY, Role.COUNTY_POVERTY);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
