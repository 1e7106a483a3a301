package org.bangfu.casefile;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes files whose row was never committed, a day after they were written. */
@Component
class EvidenceSweep {

    private final EvidenceFolder folder;
    private final JdbcClient jdbc;

    EvidenceSweep(EvidenceFolder folder, JdbcClient jdbc) {
        this.folder = folder;
        this.jdbc = jdbc;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Scheduled(cron = "0 40 3 * * *", zone = "Asia/Shanghai")
    void sweep() {
        // The files' times are the machine's, whatever the business clock says.
        sweepOlderThan(Instant.now().minus(Duration.ofHours(24)));
    }

    /** @return how many files were removed */
    int sweepOlderThan(Instant instant) {
        int removed = 0;
        for (String name : folder.olderThan(instant)) {
            if (name.matches("[0-9a-f]{40}\\.part") || (name.matches("[0-9a-f]{40}") && !isKnown(name))) {
                folder.delete(name);
                removed++;
            }
        }
        return removed;
    }

    private boolean isKnown(String name) {
        return jdbc.sql("select count(*) from evidence where original_name = :name or served_name = :name")
                        .param("name", name)
                        .query(Long.class)
                        .single()
                > 0;
    }
}
