package org.bangfu.identification.web;

import java.util.Map;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.engine.OpenTask;
import org.bangfu.engine.OpenTasks;
import org.bangfu.identification.HouseholdSurveys;
import org.bangfu.identification.Identification;
import org.bangfu.identification.Identifications;
import org.bangfu.identification.SurveyedCase;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.NotVisible;
import org.bangfu.registry.Areas;
import org.bangfu.registry.Household;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.Households;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What every page of a case starts with: the case within the person's area, its household, the task that it serves. */
@Component
class CaseDesk {

    private final Identifications identifications;
    private final HouseholdSurveys surveys;
    private final Households households;
    private final Areas areas;
    private final OpenTasks tasks;
    private final CurrentPerson person;

    CaseDesk(
            Identifications identifications,
            HouseholdSurveys surveys,
            Households households,
            Areas areas,
            OpenTasks tasks,
            CurrentPerson person) {
        this.identifications = identifications;
        this.surveys = surveys;
        this.households = households;
        this.areas = areas;
        this.tasks = tasks;
        this.person = person;
    }

    /** @throws NotVisible when there is no such case within the person's areas */
    Identification readable(String caseNumber) {
        Identification identification = identifications.find(number(caseNumber)).orElseThrow(NotVisible::new);
        person.requireReadable(identification.area());
        return identification;
    }

    /** @throws NotVisible when there is no case within the person's areas in which the household is visited */
    SurveyedCase surveyed(String caseNumber) {
        SurveyedCase subject = surveys.find(number(caseNumber)).orElseThrow(NotVisible::new);
        person.requireReadable(subject.area());
        return subject;
    }

    /** @throws NotVisible when the case does not wait for the person at that step */
    OpenTask task(Identification identification, String key) {
        return task(identification.caseNumber(), key);
    }

    /** @throws NotVisible when the case does not wait for the person at that step */
    OpenTask task(SurveyedCase subject, String key) {
        return task(subject.caseNumber(), key);
    }

    private OpenTask task(CaseNumber number, String key) {
        return tasks.ofCase(number).stream()
                .filter(task -> task.key().equals(key))
                .findFirst()
                .orElseThrow(NotVisible::new);
    }

    /** Completes the task of a page; what was entered stands in our tables already. */
    void complete(OpenTask task) {
        tasks.complete(task.id(), Map.of());
    }

    Household show(Identification identification, Model model) {
        model.addAttribute("identification", identification);
        return show(identification.household(), identification.area(), model);
    }

    Household show(SurveyedCase subject, Model model) {
        model.addAttribute("subject", subject);
        return show(subject.household(), subject.area(), model);
    }

    private Household show(HouseholdId id, AreaCode area, Model model) {
        Household household = households.get(id);
        model.addAttribute("household", household);
        model.addAttribute("areaName", areas.fullName(area));
        return household;
    }

    private static CaseNumber number(String text) {
        try {
            return new CaseNumber(text);
        } catch (IllegalArgumentException e) {
            throw new NotVisible();
        }
    }
}
