package org.bangfu.exit;

import java.time.LocalDate;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;

/** What a department says to the one thing that it looks after. */
public record SectorOpinion(Role department, boolean passed, String reason, PersonId by, LocalDate on) {}
