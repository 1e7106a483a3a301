package org.bangfu.identification;

import java.time.LocalDate;

/**
 * What no list can tell (X02, X07 to X09, X11 to X13): entered by the visitors, the township or after an objection.
 *
 * @param ruleId the rule that it is for
 * @param basis what was seen, and what proves it
 */
public record Observation(String ruleId, String basis, LocalDate observedOn) {}
