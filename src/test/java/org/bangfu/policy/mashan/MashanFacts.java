package org.bangfu.policy.mashan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bangfu.common.CitizenId;
import org.bangfu.common.Money;
import org.bangfu.policy.application.Applicant;
import org.bangfu.policy.application.ApplicationFacts;
import org.bangfu.policy.exclusion.AbsenceHit;
import org.bangfu.policy.exclusion.CompanyHit;
import org.bangfu.policy.exclusion.ComparisonFacts;
import org.bangfu.policy.exclusion.ListHit;
import org.bangfu.policy.exclusion.ListState;
import org.bangfu.policy.exclusion.Match;
import org.bangfu.policy.exclusion.PayrollHit;
import org.bangfu.policy.exclusion.PropertyHit;
import org.bangfu.policy.exclusion.VehicleHit;
import org.bangfu.policy.income.BudgetMember;
import org.bangfu.policy.income.LivingConditions;
import org.jspecify.annotations.Nullable;

/** Facts about the synthetic county's households, matched from its lists by id number, else by name and birth date. */
final class MashanFacts {

    private final Map<String, List<ListRow>> byId = new HashMap<>();
    private final Map<String, List<ListRow>> byNameAndBirth = new HashMap<>();
    private final Map<String, List<Family>> membership = new HashMap<>();

    MashanFacts(MashanPattern county) {
        for (ListRow row : county.rows()) {
            if (row.idNumber() != null) {
                String id = normal(row.idNumber());
                byId.computeIfAbsent(id == null ? row.idNumber() : id, key -> new ArrayList<>())
                        .add(row);
            } else {
                byNameAndBirth
                        .computeIfAbsent(row.name() + row.birthDate(), key -> new ArrayList<>())
                        .add(row);
            }
        }
        for (Family family : county.families()) {
            for (Person person : family.members()) {
                String id = normal(person.idText);
                if (id != null) {
                    membership.computeIfAbsent(id, key -> new ArrayList<>()).add(family);
                }
            }
        }
    }

    private static @Nullable String normal(String idText) {
        try {
            return CitizenId.parse(idText).value();
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    ApplicationFacts application(Family family) {
        List<Applicant> members = new ArrayList<>();
        for (Person person : family.members()) {
            String problem = null;
            try {
                CitizenId.parse(person.idText);
            } catch (IllegalArgumentException e) {
                problem = e.getMessage();
            }
            String id = normal(person.idText);
            String other = membership.getOrDefault(id == null ? "" : id, List.of()).stream()
                    .filter(household -> household != family)
                    .map(household -> "household:" + household.number)
                    .findFirst()
                    .orElse(null);
            members.add(new Applicant(
                    person.reference(),
                    person.name,
                    person.head,
                    problem,
                    person.birthDate,
                    person.rural,
                    person.ofVillage,
                    other));
        }
        return new ApplicationFacts(
                family.group,
                members,
                family.alreadyPoor,
                family.openCase,
                family.splitOn,
                family.ableChildrenApart,
                MashanPattern.DAY);
    }

    LivingConditions living(Family family) {
        List<BudgetMember> members = family.members().stream()
                .map(person -> new BudgetMember(
                        person.reference(),
                        person.name,
                        person.birthDate,
                        true,
                        person.monthsAway,
                        person.sendsMoney,
                        person.inSchool,
                        person.inSchool,
                        person.finishedCompulsory,
                        person.insured))
                .toList();
        return new LivingConditions(
                2014,
                family.netIncome,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                null,
                members,
                family.houseGrade,
                family.waterSafe,
                family.selfPaidMedical,
                MashanPattern.DAY);
    }

    ComparisonFacts comparison(Family family) {
        List<PayrollHit> payroll = new ArrayList<>();
        List<VehicleHit> vehicles = new ArrayList<>();
        List<PropertyHit> properties = new ArrayList<>();
        List<CompanyHit> companies = new ArrayList<>();
        List<AbsenceHit> absences = new ArrayList<>();
        for (Person person : family.people) {
            String id = normal(person.idText);
            if (id != null) {
                for (ListRow row : byId.getOrDefault(id, List.of())) {
                    add(row, hit(row, person, Match.ID), payroll, vehicles, properties, companies, absences);
                }
            }
            for (ListRow row : byNameAndBirth.getOrDefault(person.name + person.birthDate, List.of())) {
                add(row, hit(row, person, Match.NAME_BIRTH), payroll, vehicles, properties, companies, absences);
            }
        }
        return new ComparisonFacts(
                payroll,
                vehicles,
                properties,
                companies,
                absences,
                family.observations,
                MashanPattern.LISTS.stream()
                        .map(list -> new ListState(list, family.listsImportedOn))
                        .toList(),
                family.grants);
    }

    private static ListHit hit(ListRow row, Person person, Match match) {
        return new ListHit(
                "row:" + row.number(),
                person.reference(),
                person.name,
                person.left,
                match,
                "部门名单",
                MashanPattern.DAY.minusDays(30));
    }

    private static void add(
            ListRow row,
            ListHit hit,
            List<PayrollHit> payroll,
            List<VehicleHit> vehicles,
            List<PropertyHit> properties,
            List<CompanyHit> companies,
            List<AbsenceHit> absences) {
        if (row.content() instanceof ListRow.Pay pay) {
            payroll.add(new PayrollHit(hit, pay.kind(), pay.employer(), pay.ended()));
        } else if (row.content() instanceof ListRow.Vehicle vehicle) {
            vehicles.add(new VehicleHit(
                    hit, vehicle.kind(), vehicle.state(), vehicle.plate(), vehicle.price(), vehicle.adapted()));
        } else if (row.content() instanceof ListRow.Property property) {
            properties.add(new PropertyHit(hit, property.kind(), property.state(), property.place()));
        } else if (row.content() instanceof ListRow.Business business) {
            companies.add(new CompanyHit(hit, business.part(), business.state(), business.name()));
        } else if (row.content() instanceof ListRow.Absence absence) {
            absences.add(new AbsenceHit(hit, absence.kind(), absence.since()));
        }
    }
}
