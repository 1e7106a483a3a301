package org.bangfu.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.bangfu.chaos.Kills.Options;
import org.bangfu.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A slice of the full run: three kills, and one in the middle of the very first start. {@code -Dbangfu.chaos.kills=50}
 * makes it the full one, {@code -Dbangfu.chaos.seed} another one.
 */
class KillsIT {

    private static final Logger LOG = LoggerFactory.getLogger(KillsIT.class);

    @Test
    void whatTheCountyWasToldIsThereOnceAfterTheApplicationWasKilled() throws Exception {
        int kills = Integer.getInteger("bangfu.chaos.kills", 3);
        long seed = Long.getLong("bangfu.chaos.seed", 20150803);
        Duration jobLock = Duration.ofSeconds(kills < 10 ? 5 : 45);

        Report report = Kills.run(
                new Options(TestDatabase.isPostgres(), kills, seed, 0, Duration.ofHours(10), jobLock), LOG::info);

        LOG.info("{}", report.text());
        assertThat(report.findings()).as(report.text()).isEmpty();
        assertThat(report.overlooked()).as(report.text()).isEmpty();
        assertThat(report.isClean()).as(report.text()).isTrue();
        assertThat(report.acknowledged()).as(report.text()).containsKeys("import.accept", "case.open", "task.submit");
    }
}
