package org.bangfu.engine;

import java.time.LocalDate;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.Seat;

/** Four fifths of an open task's term have gone. */
public record DeadlineReminded(
        String taskId, CaseNumber caseNumber, String taskKey, String taskName, Seat seat, LocalDate due) {}
