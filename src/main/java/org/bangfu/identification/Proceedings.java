package org.bangfu.identification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.casefile.CaseFiles;
import org.bangfu.casefile.Decision;
import org.bangfu.casefile.Outcome;
import org.bangfu.common.CaseNumber;
import org.bangfu.engine.CompletedTask;
import org.springframework.stereotype.Component;

/** What every step of a case does: holds the case, keeps what was decided, refuses with reasons. */
@Component
class Proceedings {

    private final IdentificationCases cases;
    private final Hits hits;
    private final CaseFiles caseFiles;
    private final AuditTrail audit;
    private final Clock clock;

    Proceedings(IdentificationCases cases, Hits hits, CaseFiles caseFiles, AuditTrail audit, Clock clock) {
        this.cases = cases;
        this.hits = hits;
        this.caseFiles = caseFiles;
        this.audit = audit;
        this.clock = clock;
    }

    Identification get(CaseNumber number) {
        return cases.find(number).orElseThrow(() -> new IllegalStateException("没有识别案卷 " + number));
    }

    /** Held until the transaction ends, so that two steps of a case follow each other. */
    Identification locked(CaseNumber number) {
        return cases.lock(number).orElseThrow(() -> new IllegalStateException("没有识别案卷 " + number));
    }

    void decided(CompletedTask task, String code, String label, String reason) {
        caseFiles.decided(Decision.in(task, Outcome.of(code, label), reason));
    }

    void refuse(CaseNumber number, Refusal refusal, String reason) {
        cases.refused(number, refusal, reason.length() > 2000 ? reason.substring(0, 2000) : reason, today());
        audit.record(AuditEntry.of("identification.refused")
                .onCase(number)
                .in(get(number).area())
                .with("refusal", refusal.name()));
    }

    /** What the answered hits say against the household. */
    String barringReason(CaseNumber number) {
        List<String> reasons = hits.current(number).stream()
                .filter(Hit::bars)
                .map(Hit::sentence)
                .toList();
        return "经数据比对和核实：" + String.join("；", reasons);
    }

    /** Whether the hits as they stand keep the household off the list. */
    boolean barred(CaseNumber number) {
        return hits.current(number).stream().anyMatch(Hit::bars);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
