package org.bangfu.engine;

import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Writes down what was refused. */
@Component
class EngineRefusals {

    private static final Logger LOG = LoggerFactory.getLogger(EngineRefusals.class);

    private final ObjectProvider<AuditTrail> audit;

    EngineRefusals(ObjectProvider<AuditTrail> audit) {
        this.audit = audit;
    }

    /** Audits the denial; the caller throws what is returned. */
    SeatRefused refused(String what) {
        recordAlone(AuditEntry.of("access.denied").with("operation", what));
        return new SeatRefused();
    }

    SeatRefused refused(String what, String taskId) {
        recordAlone(AuditEntry.of("access.denied").about("task:" + taskId).with("operation", what));
        return new SeatRefused();
    }

    TaskRefused refusedTask(String taskId, String sentence) {
        recordAlone(AuditEntry.of("access.denied").about("task:" + taskId).with("reason", sentence));
        return new TaskRefused(sentence);
    }

    private void recordAlone(AuditEntry entry) {
        LOG.info("refused: {} {}", entry.subject(), entry.details());
        audit.ifAvailable(trail -> trail.recordAlone(entry));
    }
}
