package org.bangfu.policy.application;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the register form says, against the civil-affairs lists.
 *
 * @param attribute the household's attribute
 * @param onDibaoList a member stands on the list of 低保 households
 * @param onWubaoList a member stands on the list of 五保 persons
 * @param civilAffairsListOf the day of those lists; null when there is none that is fresh enough
 * @param mainCauses causes marked as main, codes of the code list
 * @param otherCauses the other causes
 */
public record RegistrationFacts(
        Attribute attribute,
        boolean onDibaoList,
        boolean onWubaoList,
        @Nullable LocalDate civilAffairsListOf,
        List<String> mainCauses,
        List<String> otherCauses) {

    /** Household attributes (户属性). */
    public enum Attribute {
        ORDINARY("一般贫困户"),
        DIBAO("低保户"),
        WUBAO("五保户"),
        DIBAO_POOR("低保贫困户");

        private final String label;

        Attribute(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public RegistrationFacts {
        mainCauses = List.copyOf(mainCauses);
        otherCauses = List.copyOf(otherCauses);
    }
}
