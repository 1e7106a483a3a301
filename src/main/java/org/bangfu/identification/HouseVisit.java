package org.bangfu.identification;

import java.time.LocalDate;
import org.bangfu.common.PersonId;

/**
 * A house visit by two people. Its figures stand in the register's snapshot of the base year.
 *
 * @param round 1, or more when the case was returned
 */
public record HouseVisit(
        int round,
        LocalDate visitedOn,
        PersonId visitor,
        PersonId secondVisitor,
        boolean householdSigned,
        String remarks) {}
