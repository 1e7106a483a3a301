package org.bangfu.registry;

import org.bangfu.common.AreaCode;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a village.
 *
 * @param round the round of posting in which a team comes, null without one
 * @param groups number of villager groups
 * @param representatives members of the representative assembly
 */
public record Village(
        AreaCode code, String name, Type type, @Nullable Integer round, int groups, int representatives) {

    /** Kinds of villages. */
    public enum Type {
        POOR("贫困村"),
        NONPOOR_HIGHLAND("非贫困高寒山区村"),
        OTHER("其他村");

        private final String label;

        Type(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
