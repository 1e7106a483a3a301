package org.bangfu.funds;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The decisions that money stands on, as they were kept. */
@Component
class CaseDecisions {

    private final JdbcClient jdbc;

    CaseDecisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A decision with the columns that a row of money repeats, so that the database can compare them. */
    record Kept(long id, String code, String role, String tier, PersonId by, OffsetDateTime at) {

        boolean approves() {
            return code.startsWith("APPROV");
        }

        boolean isOfTheVillage() {
            return tier.equals("VILLAGE") || tier.equals("NONE");
        }

        boolean isOfTheCounty() {
            return !isOfTheVillage() && !tier.equals("TOWNSHIP");
        }
    }

    /** The case's last decision in one of the steps. */
    Optional<Kept> last(CaseNumber caseNumber, Collection<String> steps) {
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        return jdbc.sql("select id, outcome_code, role, tier, person, decided_at from case_decision"
                        + " where case_number = :case and step in (:steps) order by id desc fetch first 1 rows only")
                .param("case", caseNumber.value())
                .param("steps", steps)
                .query((row, n) -> new Kept(
                        row.getLong("id"),
                        row.getString("outcome_code"),
                        row.getString("role"),
                        row.getString("tier"),
                        new PersonId(row.getString("person")),
                        row.getObject("decided_at", OffsetDateTime.class)))
                .optional();
    }
}
