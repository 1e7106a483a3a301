package org.bangfu.housing;

import java.time.LocalDate;
import org.bangfu.common.PersonId;

/** A look at the building site. */
public record Inspection(
        Stage stage, int round, boolean passed, String findings, LocalDate inspectedOn, PersonId inspectedBy) {

    /** When the township looks. */
    public enum Stage {
        FOUNDATION("地基"),
        STRUCTURE("主体"),
        FINISH("完工");

        private final String label;

        Stage(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
