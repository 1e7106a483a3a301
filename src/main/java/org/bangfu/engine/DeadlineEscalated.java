package org.bangfu.engine;

import java.time.LocalDate;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Seat;

/** An open task is past its term; the next level has been told. Nothing is ever decided by the passing of time. */
public record DeadlineEscalated(
        String taskId, CaseNumber caseNumber, String taskKey, String taskName, Seat seat, Seat to, LocalDate due) {}
