package org.bangfu.casefile.web;

import java.util.List;
import java.util.Map;
import org.bangfu.casefile.EvidenceKind;
import org.bangfu.common.CaseNumber;
import org.bangfu.engine.OpenTask;
import org.bangfu.policy.Finding;
import org.jspecify.annotations.Nullable;

/** What the case page and the panel show. */
record CaseView(
        Head head,
        List<MemberLine> members,
        @Nullable Income income,
        List<Section> sections,
        List<Findings> findings,
        List<EvidenceLine> evidence,
        List<EvidenceKind> evidenceKinds,
        boolean mayUpload,
        List<DecisionLine> decisions,
        List<Line> timeline,
        List<OpenTask> tasks) {

    /**
     * @param aboutUrl where the case that this one is about can be seen
     * @param headName the head of the household; of a whole village's case the village
     * @param household null for a whole village's case
     * @param open whether somebody still works on it
     */
    record Head(
            CaseNumber number,
            String kind,
            String status,
            boolean open,
            String area,
            String headName,
            int persons,
            String householdStatus,
            @Nullable Long household,
            @Nullable String householdNo,
            String openedAt,
            @Nullable String closedAt,
            @Nullable CaseNumber about) {}

    record MemberLine(String name, String relation, String citizenId, int age, String health, String inSchool) {}

    /** @param lines label to amount in yuan */
    record Income(int year, String source, int members, List<Map.Entry<String, String>> lines, String perCapita) {}

    /** A section of another module. */
    record Section(String title, String template, String fragment, Map<String, @Nullable Object> it) {}

    record Findings(String title, String at, List<Finding> findings) {}

    record EvidenceLine(long id, String kind, String fileName, boolean image, String at, String by) {}

    record DecisionLine(String step, String outcome, String by, String role, String at, String reason) {}

    record Line(String at, String by, String sentence) {}
}
