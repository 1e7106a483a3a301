package org.bangfu.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done.
 *
 * @param kind what, from a closed list of past-tense kinds such as {@code task.completed}, {@code household.viewed}
 * @param area where it belongs: decides who may read it and which chain it lies on
 * @param caseNumber the case, when there is one
 * @param subject technical id of what it was done to, such as {@code household:12}; never a name or number of a person
 * @param details field to value, before and after where there are both; no id numbers, accounts or health data
 */
public record AuditEntry(
        String kind,
        @Nullable AreaCode area,
        @Nullable CaseNumber caseNumber,
        @Nullable String subject,
        Map<String, String> details) {

    public AuditEntry {
        details = Map.copyOf(details);
    }

    public static AuditEntry of(String kind) {
        return new AuditEntry(kind, null, null, null, Map.of());
    }

    public AuditEntry in(AreaCode newArea) {
        return new AuditEntry(kind, newArea, caseNumber, subject, details);
    }

    public AuditEntry onCase(CaseNumber number) {
        return new AuditEntry(kind, area, number, subject, details);
    }

    public AuditEntry about(String newSubject) {
        return new AuditEntry(kind, area, caseNumber, newSubject, details);
    }

    public AuditEntry with(String field, Object value) {
        Map<String, String> more = new LinkedHashMap<>(details);
        more.put(field, value.toString());
        return new AuditEntry(kind, area, caseNumber, subject, more);
    }
}
