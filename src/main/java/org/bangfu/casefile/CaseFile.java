package org.bangfu.casefile;

import java.time.Instant;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.registry.HouseholdId;
import org.jspecify.annotations.Nullable;

/**
 * A case as it stands.
 *
 * @param householdIfAny whom it is about; null when it is about a whole village, and then the area is that village
 * @param area the household's area when the case was opened: village or villager group
 * @param outcome set when closed
 * @param about the case that this one is about, for objections
 * @param processInstance the engine's id, once its process has started
 */
public record CaseFile(
        CaseNumber number,
        CaseKind kind,
        @Nullable HouseholdId householdIfAny,
        AreaCode area,
        Status status,
        @Nullable Outcome outcome,
        @Nullable CaseNumber about,
        @Nullable String processInstance,
        Instant openedAt,
        PersonId openedBy,
        @Nullable Instant closedAt) {

    /** Whether somebody still works on it. */
    public enum Status {
        OPEN("办理中"),
        CLOSED("已办结");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Whether it is about a whole village and not about a household. */
    public boolean isOfVillage() {
        return householdIfAny == null;
    }

    /**
     * The household that it is about.
     *
     * @throws IllegalStateException when it is about a village: ask {@link #isOfVillage} where both can come
     */
    public HouseholdId household() {
        if (householdIfAny == null) {
            throw new IllegalStateException("案卷 " + number + " 是整村的案卷，没有农户");
        }
        return householdIfAny;
    }

    public boolean isOpen() {
        return status == Status.OPEN;
    }

    /** The state in one phrase: the outcome of a closed case. */
    public String statusLabel() {
        return outcome == null ? status.label() : outcome.label();
    }
}
