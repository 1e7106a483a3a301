package org.bangfu.audit;

/**
 * The append-only, hash-chained trail. An entry is written in the transaction of what it records: it is there exactly
 * when the deed is.
 */
public interface AuditTrail {

    /**
     * Adds an entry to the running transaction. Who and from where are taken from the running request; in jobs the
     * actor is the system.
     *
     * @throws IllegalStateException outside a transaction
     */
    void record(AuditEntry entry);

    /** Adds an entry in a transaction of its own, for what happens outside one: sign-ins, denials, views. */
    void recordAlone(AuditEntry entry);
}
