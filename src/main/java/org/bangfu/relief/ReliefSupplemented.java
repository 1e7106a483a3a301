package org.bangfu.relief;

import org.bangfu.common.CaseNumber;

/** What was missing of an application has been brought. */
public record ReliefSupplemented(CaseNumber caseNumber) {}
