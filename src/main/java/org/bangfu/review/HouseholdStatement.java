package org.bangfu.review;

import java.time.LocalDate;
import org.bangfu.common.PersonId;

/**
 * What a household said against its removal (陈述申辩).
 *
 * @param answered false when it made no statement; the text then says how that came
 * @param accepted whether the township found it right: the household is then not removed
 */
public record HouseholdStatement(
        int round,
        LocalDate heardOn,
        boolean answered,
        String text,
        boolean accepted,
        String reason,
        PersonId recordedBy) {}
