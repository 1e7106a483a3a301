package org.bangfu.exit;

import org.bangfu.common.CaseNumber;

/** An exit case was withdrawn; heard in the same transaction. */
public record ExitWithdrawn(CaseNumber caseNumber) {}
