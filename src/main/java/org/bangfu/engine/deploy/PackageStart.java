package org.bangfu.engine.deploy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.ProcessEngineException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Deploys the packages at start, before the web server takes requests. A package that is refused stops the start; while
 * {@code processes/} is watched its last accepted version stays in force instead, and the log says why.
 */
final class PackageStart implements SmartLifecycle {

    /** Before the job executor's and the web server's. */
    private static final int PHASE = -1000;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(PackageStart.class);

    private final ProcessPackages packages;
    private final PackageDeployer deployer;
    private final ClusterLock lock;
    private final boolean watching;
    private final Map<String, String> seen = new HashMap<>();

    private @Nullable ExecutorService watcher;
    private volatile boolean running;

    PackageStart(ProcessPackages packages, PackageDeployer deployer, ClusterLock lock, boolean watching) {
        this.packages = packages;
        this.deployer = deployer;
        this.lock = lock;
        this.watching = watching;
    }

    /** Where packages come from: the watched folder when there is one, else the program itself. */
    static ProcessPackages packages(boolean watching) {
        Path folder = Path.of("processes");
        return watching && Files.isDirectory(folder) ? ProcessPackages.in(folder) : ProcessPackages.onClasspath();
    }

    @Override
    public void start() {
        try {
            lock.run(this::deployChanged);
        } finally {
            lock.release();
        }
        running = true;
        if (watching) {
            log.info("正在留意 {}：流程、表单、决策表一保存就检查并部署", packages.place());
            ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
                Thread watch = new Thread(task, "processes-watch");
                watch.setDaemon(true);
                return watch;
            });
            watcher = thread;
            thread.execute(this::watch);
        }
    }

    /** Deploys every package that is not as it was seen last. */
    void deployChanged() {
        Set<String> present = new HashSet<>();
        for (ProcessPackage processes : packages.read()) {
            present.add(processes.name());
            String version = processes.version();
            if (version.equals(seen.put(processes.name(), version))) {
                continue;
            }
            try {
                deployer.deploy(processes);
            } catch (ProcessEngineException refused) {
                if (!watching) {
                    throw refused;
                }
                log.warn("流程包 {} 没有部署，仍用原来的版本：{}", processes.name(), refused.getMessage());
            }
        }
        seen.keySet().retainAll(present);
    }

    /** A designer saves several files in a row: deploy when two looks in a row see the same. */
    private void watch() {
        Map<String, String> before = Map.of();
        while (running) {
            synchronized (this) {
                try {
                    wait(PAUSE.toMillis());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
            if (!running) {
                return;
            }
            try {
                Map<String, String> now = new HashMap<>();
                packages.read().forEach(processes -> now.put(processes.name(), processes.version()));
                if (now.equals(before) && !now.equals(seen)) {
                    lock.run(this::deployChanged);
                }
                before = now;
            } catch (RuntimeException e) {
                log.warn("留意 {} 时出错，过一会儿再看", packages.place(), e);
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        synchronized (this) {
            notifyAll();
        }
        if (watcher != null) {
            watcher.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
