package org.bangfu.identification;

import java.time.LocalDate;
import java.util.List;
import org.bangfu.policy.application.RegistrationFacts;
import org.bangfu.policy.application.RegistrationFacts.Attribute;
import org.bangfu.policy.exclusion.ComparisonFacts;
import org.bangfu.policy.exclusion.Observation;
import org.bangfu.registry.CodeLists;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.RegisterEntry;
import org.springframework.stereotype.Component;

/** Puts rows of the departments' lists into the words of the rules. */
@Component
class DepartmentLists {

    private final CodeLists codes;

    DepartmentLists(CodeLists codes) {
        this.codes = codes;
    }

    ComparisonFacts comparisonFacts(HouseholdId household, List<Observation> observations, LocalDate on) {
        return new ComparisonFacts(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                observations,
                List.of(
                        Assessments.never("机动车名单"),
                        Assessments.never("不动产名单"),
                        Assessments.never("财政供养人员名单"),
                        Assessments.never("工商登记名单"),
                        Assessments.never("死亡人员名单")),
                List.of());
    }

    RegistrationFacts registrationFacts(HouseholdId household, RegisterEntry entry, LocalDate on) {
        String label = codes.label("ATTRIBUTE_2014", entry.attribute());
        Attribute attribute = java.util.Arrays.stream(Attribute.values())
                .filter(candidate -> candidate.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IdentificationRefused("请选择贫困户属性"));
        return new RegistrationFacts(attribute, false, false, null, List.of(entry.mainCause()), entry.otherCauses());
    }
}
