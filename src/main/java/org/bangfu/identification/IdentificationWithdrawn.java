package org.bangfu.identification;

import org.bangfu.common.CaseNumber;

/** The household does not want to be identified any more. */
public record IdentificationWithdrawn(CaseNumber caseNumber) {}
