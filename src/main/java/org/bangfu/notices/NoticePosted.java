package org.bangfu.notices;

import java.time.Instant;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;

/** A sheet was posted and its clock runs; heard in the same transaction. */
public record NoticePosted(long sheet, CaseNumber number, NoticeType type, AreaCode area, Instant termEnds) {}
