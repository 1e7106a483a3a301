package org.bangfu.villageexit;

import java.time.LocalDate;
import java.util.Map;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.policy.villageexit.ScoreItem;
import org.jspecify.annotations.Nullable;

/**
 * A village's application to exit, as it stands.
 *
 * @param population registered agricultural population, as the village states
 * @param poor registered poor people who had not exited on the day of the application, counted in the register
 * @param score the village's points; empty before the sheet was filled in
 */
public record VillageExit(
        CaseNumber caseNumber,
        AreaCode village,
        int population,
        int poor,
        String statement,
        LocalDate openedOn,
        @Nullable Sheet sheet,
        Map<ScoreItem, Integer> score,
        @Nullable Survey survey,
        Map<Role, Acceptance> acceptances,
        @Nullable Report report,
        @Nullable CityCheck cityCheck,
        @Nullable Refused refused,
        @Nullable LocalDate exitedOn,
        @Nullable Announcement announcement,
        @Nullable Reverted reverted) {

    public VillageExit {
        score = Map.copyOf(score);
        acceptances = Map.copyOf(acceptances);
    }

    /** @param basis what the points rest on */
    public record Sheet(boolean tasksRated, String basis) {}

    public record Survey(LocalDate on, PersonId by, String second, String finding) {}

    public record Acceptance(boolean qualified, String finding, LocalDate on, PersonId by) {}

    public record Report(String number, String summary) {}

    public record CityCheck(String document, LocalDate on) {}

    public record Refused(
            Refusal refusal,
            String reason,
            LocalDate on,
            @Nullable LocalDate deliveredOn,
            @Nullable String receiver) {}

    public record Announcement(LocalDate on, String place) {}

    public record Reverted(LocalDate on, String reason) {}
}
