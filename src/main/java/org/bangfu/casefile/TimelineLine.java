package org.bangfu.casefile;

import java.time.Instant;
import org.bangfu.common.PersonId;

/** A line of the assembled timeline. */
public record TimelineLine(Instant at, PersonId by, String kind, String sentence) {}
