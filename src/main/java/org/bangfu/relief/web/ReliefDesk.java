package org.bangfu.relief.web;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.CaseScope;
import org.bangfu.casefile.EvidenceRefused;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Money;
import org.bangfu.common.Role;
import org.bangfu.engine.OpenTask;
import org.bangfu.engine.OpenTasks;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.NotVisible;
import org.bangfu.registry.Areas;
import org.bangfu.registry.Household;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.Households;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** What every page of relief starts with: the case or household within the person's scope, the task that it serves. */
@Component
class ReliefDesk {

    static final int MOST_PHOTOS = 12;

    private final CaseScope scope;
    private final Households households;
    private final Areas areas;
    private final OpenTasks tasks;
    private final CurrentPerson person;

    ReliefDesk(CaseScope scope, Households households, Areas areas, OpenTasks tasks, CurrentPerson person) {
        this.scope = scope;
        this.households = households;
        this.areas = areas;
        this.tasks = tasks;
        this.person = person;
    }

    /** @throws NotVisible when there is no such relief case that the person may read */
    CaseFile readable(String caseNumber) {
        CaseFile file = scope.readable(number(caseNumber));
        if (file.kind() != CaseKind.RELIEF && file.kind() != CaseKind.EMERGENCY_RELIEF) {
            throw new NotVisible();
        }
        return file;
    }

    /** @throws NotVisible when none of the case's open tasks with that key waits for the person */
    OpenTask task(CaseFile file, String... keys) {
        List<String> wanted = List.of(keys);
        return tasks.ofCase(file.number()).stream()
                .filter(task -> wanted.contains(task.key()))
                .findFirst()
                .orElseThrow(NotVisible::new);
    }

    /** Completes the task of a page; what was entered stands in our tables already. */
    void complete(OpenTask task) {
        tasks.complete(task.id(), Map.of());
    }

    void show(CaseFile file, Model model) {
        show(households.get(file.household()), model);
        model.addAttribute("file", file);
        model.addAttribute("areaName", areas.fullName(file.area()));
    }

    void show(Household household, Model model) {
        model.addAttribute("household", household);
        model.addAttribute("members", households.members(household.id()));
        model.addAttribute("areaName", areas.fullName(household.area()));
    }

    /** @throws NotVisible when there is no such household within the person's areas */
    Household household(long id) {
        Household household = households.find(new HouseholdId(id)).orElseThrow(NotVisible::new);
        person.requireReadable(household.area());
        return household;
    }

    void requireAny(Role... roles) {
        for (Role role : roles) {
            if (person.holds(role)) {
                return;
            }
        }
        throw new NotVisible();
    }

    boolean holdsAny(CaseFile file, Role... roles) {
        for (Role role : roles) {
            if (person.holds(role, file.area())) {
                return true;
            }
        }
        return false;
    }

    private static CaseNumber number(String text) {
        try {
            return new CaseNumber(text);
        } catch (IllegalArgumentException e) {
            throw new NotVisible();
        }
    }

    /** An amount in yuan as typed; empty with a problem noted when it is none. */
    static Optional<Money> money(@Nullable String text, String field, List<String> problems) {
        String plain = text == null ? "" : text.strip().replace(",", "");
        if (!plain.matches("\\d{1,8}(\\.\\d{1,2})?")) {
            problems.add(field + "请填写金额，例如 1200 或 1200.50");
            return Optional.empty();
        }
        return Optional.of(Money.yuan(new BigDecimal(plain)));
    }

    /** A choice as submitted; empty with a problem noted when it is none of the enum. */
    static <E extends Enum<E>> Optional<E> choice(
            Class<E> type, @Nullable String text, String field, List<String> problems) {
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(text)) {
                return Optional.of(value);
            }
        }
        problems.add("请选择" + field);
        return Optional.empty();
    }

    static Optional<LocalDate> pastDay(@Nullable LocalDate day, LocalDate today, String field, List<String> problems) {
        if (day == null || day.isAfter(today)) {
            problems.add("请填写" + field + "，不能晚于今天");
            return Optional.empty();
        }
        return Optional.of(day);
    }

    static String text(String text, int longest, String field, List<String> problems) {
        if (text.isBlank() || text.length() > longest) {
            problems.add("请写明" + field + "（" + longest + "字以内）");
        }
        return text.strip();
    }

    static List<MultipartFile> photos(@Nullable List<MultipartFile> photos) {
        return photos == null
                ? List.of()
                : photos.stream()
                        .filter(photo -> !photo.isEmpty())
                        .limit(MOST_PHOTOS)
                        .toList();
    }

    static byte[] content(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new EvidenceRefused("照片没有传完整，请重新选择后提交");
        }
    }

    /** The page again, with what has to be put right. */
    static ModelAndView again(String view, Model model) {
        ModelAndView page = new ModelAndView(view);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        page.addAllObjects(model.asMap());
        return page;
    }
}
