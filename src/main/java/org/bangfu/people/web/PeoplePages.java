package org.bangfu.people.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bangfu.audit.Commands;
import org.bangfu.common.AreaCode;
import org.bangfu.common.AreaLevel;
import org.bangfu.common.CitizenId;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.common.Seat;
import org.bangfu.people.AreaNames;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.NotVisible;
import org.bangfu.people.Staff;
import org.bangfu.people.roster.NotAccepted;
import org.bangfu.people.roster.People;
import org.bangfu.people.roster.Person;
import org.bangfu.people.roster.Post;
import org.bangfu.people.roster.Posts;
import org.bangfu.people.roster.Relatives;
import org.bangfu.people.roster.Substitution;
import org.springframework.beans.factory.ObjectProvider;
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

/** 人员与岗位: kept by system administrators, each within the area of their own post. */
@Controller
@RequestMapping("/people")
class PeoplePages {

    private final CurrentPerson current;
    private final People people;
    private final Posts posts;
    private final Relatives relatives;
    private final Staff staff;
    private final Commands commands;
    private final ObjectProvider<AreaNames> areas;

    PeoplePages(
            CurrentPerson current,
            People people,
            Posts posts,
            Relatives relatives,
            Staff staff,
            Commands commands,
            ObjectProvider<AreaNames> areas) {
        this.current = current;
        this.people = people;
        this.posts = posts;
        this.relatives = relatives;
        this.staff = staff;
        this.commands = commands;
        this.areas = areas;
    }

    record PersonLine(Person person, String posts) {}

    record PostLine(long number, String role, String area, LocalDate from, String until, boolean open, Person holder) {}

    record SubstitutionLine(
            long number,
            String role,
            String area,
            String substitute,
            LocalDate from,
            LocalDate lastDay,
            boolean open) {}

    @GetMapping
    String list(Model model) {
        requireAdministrator();
        model.addAttribute("people", visiblePeople());
        model.addAttribute("commandKey", UUID.randomUUID().toString());
        return "people/list";
    }

    @PostMapping
    String add(
            @RequestParam String commandKey,
            @RequestParam String username,
            @RequestParam String displayName,
            RedirectAttributes flash) {
        requireAdministrator();
        String path = commands.once(commandKey, "people.add|" + username + "|" + displayName, () -> {
            String password = people.oneTimePassword();
            PersonId person = people.add(username, displayName, password, true);
            flash.addFlashAttribute("message", "已添加。一次性密码：" + password + "（只显示这一次，首次登录须修改）");
            return "/people/" + person;
        });
        return "redirect:" + path;
    }

    @GetMapping("/{id}")
    String show(@PathVariable String id, Model model) {
        Person person = visible(id);
        LocalDate today = posts.today();
        model.addAttribute("person", person);
        model.addAttribute(
                "posts",
                posts.of(person.id()).stream()
                        .map(post -> line(post, person, today))
                        .toList());
        model.addAttribute(
                "substitutions",
                posts.substitutions().stream()
                        .filter(each -> each.holder().equals(person.id()))
                        .map(each -> line(each, today))
                        .toList());
        model.addAttribute(
                "candidates",
                visiblePeople().stream()
                        .map(PersonLine::person)
                        .filter(other -> !other.disabled() && !other.id().equals(person.id()))
                        .toList());
        model.addAttribute("relations", relatives.relationsOf(person.id()));
        model.addAttribute("relationChoices", Relatives.RELATIONS);
        model.addAttribute("roles", Role.values());
        model.addAttribute("areas", areaChoices());
        model.addAttribute("today", today);
        model.addAttribute("self", person.id().equals(current.id()));
        model.addAttribute("commandKey", UUID.randomUUID().toString());
        return "people/person";
    }

    @PostMapping("/{id}/posts")
    String assign(
            @PathVariable String id,
            @RequestParam String commandKey,
            @RequestParam String role,
            @RequestParam String area,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            RedirectAttributes flash) {
        Person person = visible(id);
        refuseOneself(person, "不能给自己安排岗位，请由另一位系统管理员办理");
        Role chosen = Role.of(role).orElseThrow(() -> new NotAccepted("请从列表中选择岗位"));
        AreaCode at = area(area);
        current.require(at, Role.SYSTEM_ADMINISTRATOR);
        commands.once(commandKey, "post.assign|" + id + "|" + role + "|" + area + "|" + from, () -> {
            posts.assign(person.id(), chosen, at, from);
            return "done";
        });
        return back(person, flash, "岗位已登记。");
    }

    @PostMapping("/{id}/posts/{number}/end")
    String end(
            @PathVariable String id,
            @PathVariable long number,
            @RequestParam String commandKey,
            RedirectAttributes flash) {
        Person person = visible(id);
        Post post = postOf(person, number);
        refuseOneself(person, "不能结束自己的岗位，请由另一位系统管理员办理");
        commands.once(commandKey, "post.end|" + number, () -> {
            posts.end(post.number());
            return "done";
        });
        return back(person, flash, "岗位已结束，立即生效。");
    }

    @PostMapping("/{id}/posts/{number}/substitutes")
    String substitute(
            @PathVariable String id,
            @PathVariable long number,
            @RequestParam String commandKey,
            @RequestParam String substitute,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate lastDay,
            RedirectAttributes flash) {
        Person person = visible(id);
        Post post = postOf(person, number);
        Person other = visible(substitute);
        refuseOneself(other, "不能安排自己代办，请由另一位系统管理员办理");
        commands.once(commandKey, "substitute|" + number + "|" + substitute + "|" + from + "|" + lastDay, () -> {
            posts.substitute(post.number(), other.id(), from, lastDay);
            return "done";
        });
        return back(person, flash, "代办已登记。");
    }

    @PostMapping("/{id}/substitutions/{number}/end")
    String endSubstitution(
            @PathVariable String id,
            @PathVariable long number,
            @RequestParam String commandKey,
            RedirectAttributes flash) {
        Person person = visible(id);
        boolean ofPerson = posts.substitutions().stream()
                .anyMatch(each -> each.number() == number && each.holder().equals(person.id()));
        if (!ofPerson) {
            throw new NotVisible();
        }
        commands.once(commandKey, "substitution.end|" + number, () -> {
            posts.endSubstitution(number);
            return "done";
        });
        return back(person, flash, "代办已结束，立即生效。");
    }

    @PostMapping("/{id}/disable")
    String disable(@PathVariable String id, @RequestParam String commandKey, RedirectAttributes flash) {
        Person person = visible(id);
        refuseOneself(person, "不能停用自己，请由另一位系统管理员办理");
        commands.once(commandKey, "disable|" + id, () -> {
            people.disable(person.id());
            return "done";
        });
        return back(person, flash, "已停用，此人的登录已全部结束。");
    }

    @PostMapping("/{id}/enable")
    String enable(@PathVariable String id, @RequestParam String commandKey, RedirectAttributes flash) {
        Person person = visible(id);
        commands.once(commandKey, "enable|" + id, () -> {
            people.enable(person.id());
            return "done";
        });
        return back(person, flash, "已恢复使用。");
    }

    @PostMapping("/{id}/password")
    String resetPassword(@PathVariable String id, @RequestParam String commandKey, RedirectAttributes flash) {
        Person person = visible(id);
        refuseOneself(person, "请在“我的账号”里修改自己的密码");
        commands.once(commandKey, "password|" + id, () -> {
            String password = people.resetPassword(person.id());
            flash.addFlashAttribute("message", "一次性密码：" + password + "（只显示这一次，登录后须修改）");
            return "done";
        });
        return "redirect:/people/" + person.id();
    }

    @PostMapping("/{id}/relatives")
    String declare(
            @PathVariable String id,
            @RequestParam String commandKey,
            @RequestParam String citizenId,
            @RequestParam String relation,
            RedirectAttributes flash) {
        Person person = visible(id);
        CitizenId citizen = citizen(citizenId);
        commands.once(commandKey, "relative|" + id + "|" + citizen.value(), () -> {
            relatives.declare(person.id(), citizen, relation, current.id());
            return "done";
        });
        return back(person, flash, "亲属回避已登记。");
    }

    /** @throws NotAccepted with a sentence that does not contain the number */
    static CitizenId citizen(String text) {
        try {
            return CitizenId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new NotAccepted(String.valueOf(e.getMessage()));
        }
    }

    private void requireAdministrator() {
        if (!current.holds(Role.SYSTEM_ADMINISTRATOR)) {
            throw new NotVisible();
        }
    }

    private Person visible(String id) {
        requireAdministrator();
        return visiblePeople().stream()
                .map(PersonLine::person)
                .filter(person -> person.id().value().equals(id))
                .findFirst()
                .orElseThrow(NotVisible::new);
    }

    /** Who holds a post within the administrator's areas, or none anywhere yet. */
    private List<PersonLine> visiblePeople() {
        LocalDate today = posts.today();
        Map<PersonId, List<Post>> held = new LinkedHashMap<>();
        posts.all()
                .forEach(post -> held.computeIfAbsent(post.person(), each -> new ArrayList<>())
                        .add(post));
        return people.all().stream()
                .filter(person -> {
                    List<Post> of = held.getOrDefault(person.id(), List.of());
                    return of.isEmpty()
                            || of.stream()
                                    .anyMatch(post -> current.holds(
                                            Role.SYSTEM_ADMINISTRATOR,
                                            post.seat().area()));
                })
                .map(person -> new PersonLine(
                        person,
                        held.getOrDefault(person.id(), List.of()).stream()
                                .filter(post -> isOpen(post, today))
                                .map(post -> describe(post.seat()))
                                .reduce((one, other) -> one + "；" + other)
                                .orElse("")))
                .sorted(Comparator.comparing((PersonLine line) -> line.person().disabled()))
                .toList();
    }

    private Post postOf(Person person, long number) {
        Post post = posts.of(person.id()).stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(NotVisible::new);
        current.require(post.seat().area(), Role.SYSTEM_ADMINISTRATOR);
        return post;
    }

    private void refuseOneself(Person person, String sentence) {
        if (person.id().equals(current.id())) {
            throw new NotAccepted(sentence);
        }
    }

    private AreaCode area(String text) {
        try {
            AreaCode code = new AreaCode(text.strip().split("\\s", 2)[0]);
            AreaNames names = areas.getIfAvailable();
            if (names == null || names.exists(code)) {
                return code;
            }
        } catch (IllegalArgumentException e) {
            throw new NotAccepted(String.valueOf(e.getMessage()));
        }
        throw new NotAccepted("没有这个地区代码，请从列表中选择");
    }

    private Map<String, String> areaChoices() {
        Map<String, String> choices = new LinkedHashMap<>();
        current.seats().stream()
                .filter(seat -> seat.role() == Role.SYSTEM_ADMINISTRATOR)
                .forEach(seat -> collect(seat.area(), choices));
        return choices;
    }

    private void collect(AreaCode area, Map<String, String> choices) {
        AreaNames names = areas.getIfAvailable();
        choices.put(area.value(), areaName(area));
        if (names != null && area.level() != AreaLevel.VILLAGE) {
            names.children(area).forEach(child -> collect(child, choices));
        }
    }

    private PostLine line(Post post, Person holder, LocalDate today) {
        LocalDate until = post.until();
        return new PostLine(
                post.number(),
                post.seat().role().label(),
                areaName(post.seat().area()),
                post.from(),
                until == null ? "" : until.toString(),
                isOpen(post, today),
                holder);
    }

    private SubstitutionLine line(Substitution substitution, LocalDate today) {
        return new SubstitutionLine(
                substitution.number(),
                substitution.seat().role().label(),
                areaName(substitution.seat().area()),
                staff.displayName(substitution.substitute()),
                substitution.from(),
                substitution.until().minusDays(1),
                substitution.until().isAfter(today));
    }

    private static boolean isOpen(Post post, LocalDate today) {
        return post.until() == null || post.until().isAfter(today);
    }

    private String describe(Seat seat) {
        return areaName(seat.area()) + " " + seat.role().label();
    }

    private String areaName(AreaCode area) {
        AreaNames names = areas.getIfAvailable();
        return names == null ? area.value() : names.fullName(area);
    }

    private static String back(Person person, RedirectAttributes flash, String message) {
        flash.addFlashAttribute("message", message);
        return "redirect:/people/" + person.id();
    }
}
