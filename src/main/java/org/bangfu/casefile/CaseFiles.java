package org.bangfu.casefile;

import java.util.List;
import java.util.Optional;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.registry.HouseholdId;

/**
 * The register of cases. Writing calls join the caller's transaction, so that a case exists exactly when its process
 * does. Reading here checks no scope: pages ask {@code people.CurrentPerson} first.
 */
public interface CaseFiles {

    /**
     * Opens a case and gives it the next number of its kind and year. Publishes {@link CaseOpened}.
     *
     * @throws CaseAlreadyOpen when the household has an open case of a kind that allows one only
     */
    CaseFile open(CaseKind kind, HouseholdId household, AreaCode area);

    /**
     * Opens a case about a whole village. Publishes {@link CaseOpened}.
     *
     * @throws CaseAlreadyOpen when the village has an open case of the kind
     */
    CaseFile openForVillage(CaseKind kind, AreaCode village);

    /** Opens a case about another case, on the same household or village. Publishes {@link CaseOpened}. */
    CaseFile openAbout(CaseKind kind, CaseNumber about);

    /** Keeps the engine's id of the process that handles the case. */
    void processStarted(CaseNumber number, String processInstance);

    Optional<CaseFile> find(CaseNumber number);

    /** @throws IllegalStateException when there is no such case, naming the number */
    CaseFile get(CaseNumber number);

    /** All cases of a household, the newest first. */
    List<CaseFile> ofHousehold(HouseholdId household);

    /** The open case of the kind, when there is one. */
    Optional<CaseFile> openCase(HouseholdId household, CaseKind kind);

    /** The cases that are about this one, the oldest first. */
    List<CaseFile> about(CaseNumber number);

    /**
     * Closes the case. Publishes {@link CaseClosed}.
     *
     * @throws IllegalStateException when it is closed already
     */
    void close(CaseNumber number, Outcome outcome);

    /** Keeps what a person decided in a step; once per task, whatever is repeated. */
    void decided(Decision decision);

    /** What people decided, the oldest first. */
    List<Decision.Made> decisions(CaseNumber number);

    /** Adds a line to the timeline, at the present time and by the acting person. */
    void note(TimelineEntry entry);

    /** Everything that happened to the case, the oldest first: opening, decisions, evidence, notes, closing. */
    List<TimelineLine> timeline(CaseNumber number);

    /** A page of cases within the areas, the newest first. */
    CaseList list(CaseQuery query);
}
