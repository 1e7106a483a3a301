package org.bangfu.notices;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.bangfu.common.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * One posting: many households, one clock.
 *
 * @param number such as {@code PN-430527-2015-000001}
 * @param area the village on whose board it hangs
 * @param note free text below the list, scanned before posting
 * @param phone where to object, an office's
 * @param days natural days, fixed when posted
 * @param daysVerified whether the source of the number of days is confirmed
 * @param lastDay the last day of the term; it ends at 24:00
 */
public record NoticeSheet(
        long id,
        CaseNumber number,
        NoticeType type,
        AreaCode area,
        Status status,
        String note,
        String phone,
        List<Line> lines,
        Instant drawnUpAt,
        PersonId drawnUpBy,
        @Nullable Integer days,
        boolean daysVerified,
        @Nullable Instant postedAt,
        @Nullable PersonId postedBy,
        @Nullable LocalDate lastDay,
        @Nullable Instant termEndedAt,
        @Nullable Instant takenDownAt,
        @Nullable String witnesses) {

    public NoticeSheet {
        lines = List.copyOf(lines);
    }

    /** The name under which its evidence is kept. */
    public String subject() {
        return "notice-sheet:" + id;
    }

    /** The cases that were not closed while the notice hung. */
    public List<CaseNumber> standing() {
        return lines.stream()
                .filter(line -> !line.withdrawn())
                .map(Line::caseNumber)
                .toList();
    }

    /** How far a sheet is. */
    public enum Status {
        DRAFT("待张贴"),
        POSTED("公示中"),
        ENDED("期满待撤下"),
        TAKEN_DOWN("已撤下"),
        DISCARDED("已作废");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * A case's line, as it was drawn up.
     *
     * @param withdrawn whether the case was closed while the notice hung
     */
    public record Line(long id, int position, CaseNumber caseNumber, NoticeEntry entry, boolean withdrawn) {}
}
