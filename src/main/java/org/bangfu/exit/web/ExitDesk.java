package org.bangfu.exit.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseKind;
import org.bangfu.casefile.CaseScope;
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
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.ModelAndView;

/** What every page of exit starts with: the case or household within the person's scope, the task that it serves. */
@Component
class ExitDesk {

    private final CaseScope scope;
    private final Households households;
    private final Areas areas;
    private final OpenTasks tasks;
    private final CurrentPerson person;

    ExitDesk(CaseScope scope, Households households, Areas areas, OpenTasks tasks, CurrentPerson person) {
        this.scope = scope;
        this.households = households;
        this.areas = areas;
        this.tasks = tasks;
        this.person = person;
    }

    /** @throws NotVisible when there is no such exit case that the person may read */
    CaseFile readable(String caseNumber) {
        if (!caseNumber.matches("[A-Z0-9]{1,4}(-\\d{1,12}){3}")) {
            throw new NotVisible();
        }
        CaseFile file = scope.readable(new CaseNumber(caseNumber));
        if (file.kind() != CaseKind.EXIT) {
            throw new NotVisible();
        }
        return file;
    }

    /** @throws NotVisible when the case does not wait for the person at that step */
    OpenTask task(CaseFile file, String key) {
        return tasks.ofCase(file.number()).stream()
                .filter(task -> task.key().equals(key))
                .findFirst()
                .orElseThrow(NotVisible::new);
    }

    /** Completes the task of a page; what was entered stands in our tables already. */
    void complete(OpenTask task) {
        tasks.complete(task.id(), Map.of());
    }

    /** @throws NotVisible when there is no such household within the person's areas */
    Household household(long id) {
        Household household = households.find(new HouseholdId(id)).orElseThrow(NotVisible::new);
        person.requireReadable(household.area());
        return household;
    }

    void show(Household household, Model model) {
        model.addAttribute("household", household);
        model.addAttribute("members", households.members(household.id()));
        model.addAttribute("areaName", areas.fullName(household.area()));
    }

    void show(CaseFile file, Model model) {
        show(households.get(file.household()), model);
        model.addAttribute("file", file);
    }

    boolean holdsAny(CaseFile file, Role... roles) {
        return List.of(roles).stream().anyMatch(role -> person.holds(role, file.area()));
    }

    /** An amount in yuan as typed; nothing, and a problem noted, when it is none. */
    static Money money(String typed, String field, List<String> problems) {
        String plain = typed.strip().replace(",", "");
        if (plain.matches("\\d{1,8}(\\.\\d{1,2})?")) {
            return Money.yuan(new BigDecimal(plain));
        }
        problems.add(field + "请填写金额，例如 1200 或 1200.50");
        return Money.ZERO;
    }

    /** The page again, with what has to be put right. */
    static ModelAndView again(String view, Model model) {
        return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
