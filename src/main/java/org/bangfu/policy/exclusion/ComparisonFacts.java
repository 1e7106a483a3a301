package org.bangfu.policy.exclusion;

import java.util.List;

/** Everything the comparison knows about a household: rows of the departments' lists and what people found. */
public record ComparisonFacts(
        List<PayrollHit> payroll,
        List<VehicleHit> vehicles,
        List<PropertyHit> properties,
        List<CompanyHit> companies,
        List<AbsenceHit> absences,
        List<Observation> observations,
        List<ListState> lists,
        List<ExceptionGrant> exceptions) {

    public ComparisonFacts {
        payroll = List.copyOf(payroll);
        vehicles = List.copyOf(vehicles);
        properties = List.copyOf(properties);
        companies = List.copyOf(companies);
        absences = List.copyOf(absences);
        observations = List.copyOf(observations);
        lists = List.copyOf(lists);
        exceptions = List.copyOf(exceptions);
    }

    /** The same facts with exceptions asked for. */
    public ComparisonFacts with(List<ExceptionGrant> granted) {
        return new ComparisonFacts(payroll, vehicles, properties, companies, absences, observations, lists, granted);
    }
}
