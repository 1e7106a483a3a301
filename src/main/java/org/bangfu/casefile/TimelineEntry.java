package org.bangfu.casefile;

import org.bangfu.common.CaseNumber;

/**
 * A line for a case's timeline.
 *
 * @param kind what happened, such as {@code notice.posted}
 * @param sentence one Chinese sentence; no id numbers, phones or health data
 */
public record TimelineEntry(CaseNumber caseNumber, String kind, String sentence) {}
