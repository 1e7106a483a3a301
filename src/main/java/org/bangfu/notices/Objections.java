package org.bangfu.notices;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bangfu.common.CaseNumber;
import org.bangfu.engine.CompletedTask;

/** Objections against notices (P26). An objection holds up its household only. Refusals are {@link NoticeRefused}. */
public interface Objections {

    /** Registers an objection while the notice's term runs and starts its process. */
    Objection register(NewObjection objection);

    Optional<Objection> find(CaseNumber number);

    /** All objections against a case, the oldest first. */
    List<Objection> about(CaseNumber caseNumber);

    /** Whether an objection against the case was upheld in full. */
    default boolean isUpheldAgainst(CaseNumber caseNumber) {
        return about(caseNumber).stream().anyMatch(objection -> objection.result() == Objection.Result.UPHELD);
    }

    /** Keeps the result of the investigation. */
    void decide(CompletedTask task, Objection.Result result, String findings, String answer);

    /** Whether the case objected to waits for no more objections; locks its line until the end of the transaction. */
    boolean allDecided(CaseNumber about);

    /** Keeps how the answer was delivered and closes the objection's case. */
    void delivered(CompletedTask task, Objection.Way way, LocalDate on, String note);

    /**
     * What is entered to register one.
     *
     * @param about the case on the notice
     * @param objector empty when anonymous
     * @param againstHandler whether it is against a person who handles the case: investigated one level higher
     */
    record NewObjection(
            CaseNumber about,
            Objection.Channel channel,
            boolean anonymous,
            String objector,
            String contact,
            String ground,
            boolean againstHandler) {}
}
