package org.bangfu.identification;

import org.bangfu.common.CaseNumber;

/** What was missing from an application has been brought. */
public record ApplicationCorrected(CaseNumber caseNumber) {}
