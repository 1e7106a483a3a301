package org.bangfu.people.roster;

import java.time.LocalDate;
import org.bangfu.common.PersonId;
import org.bangfu.common.Seat;

/** 代办: somebody acts on the seat of an absent holder from a day on, until the day before {@code until}. */
public record Substitution(
        long number, PersonId holder, PersonId substitute, Seat seat, LocalDate from, LocalDate until) {}
