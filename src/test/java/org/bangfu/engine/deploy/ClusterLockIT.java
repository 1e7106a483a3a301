package org.bangfu.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Two nodes on one PostgreSQL: each with a lock object of its own, as in two processes. */
class ClusterLockIT {

    @Test
    void theSecondNodeWaitsUntilTheFirstHasSetUp() throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            ClusterLock first = new ClusterLock(postgres.getPostgresDatabase());
            ClusterLock second = new ClusterLock(postgres.getPostgresDatabase());
            first.acquire();
            CountDownLatch waiting = new CountDownLatch(1);

            Future<?> other = nodes.submit(() -> {
                waiting.countDown();
                second.acquire();
                second.release();
            });

            assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(finishes(other, 1)).isFalse();
            first.release();
            assertThat(finishes(other, 20)).isTrue();
        } finally {
            nodes.shutdownNow();
        }
    }

    @Test
    void aNodeThatFailsGivesTheLockBack() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            ClusterLock failing = new ClusterLock(postgres.getPostgresDatabase());
            failing.acquire();
            failing.acquire();
            failing.destroy();

            ClusterLock next = new ClusterLock(postgres.getPostgresDatabase());
            next.acquire();
            next.release();

            assertThat(next).isNotNull();
        }
    }

    private static boolean finishes(Future<?> work, int seconds) throws Exception {
        try {
            work.get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }
}
