package org.bangfu.people.roster;

import java.time.LocalDate;
import org.bangfu.common.PersonId;
import org.bangfu.common.Seat;
import org.jspecify.annotations.Nullable;

/** A seat held by a person from a day on, until the day before {@code until}. */
public record Post(
        long number,
        PersonId person,
        Seat seat,
        LocalDate from,
        @Nullable LocalDate until) {}
