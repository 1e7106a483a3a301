package org.bangfu.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bangfu.Bangfu;
import org.bangfu.cost.BareCamunda;
import org.bangfu.cost.CaseWalk;
import org.bangfu.cost.FullWalk;
import org.bangfu.identification.IdentificationSteps;
import org.bangfu.testing.ActingAs;
import org.bangfu.testing.EngineJobs;
import org.bangfu.testing.TestClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How much longer the product takes for an identification than Camunda alone for the same model: pairs of cases, one on
 * each, by turns in one process on one PostgreSQL that waits for its disk. See {@code src/bench/README.md}.
 */
public final class IdentificationBench {

    private static final Logger LOG = LoggerFactory.getLogger(IdentificationBench.class);

    private static final Path REPORT = Path.of("target", "bench", "identification.md");
    private static final LocalDate FIRST_DAY = LocalDate.of(2015, 7, 6);
    private static final int USUAL_PAIRS = 30;
    private static final int WARMING = 5;

    private final TestClock clock;
    private final CaseWalk full;
    private final CaseWalk bare;

    private IdentificationBench(TestClock clock, CaseWalk full, CaseWalk bare) {
        this.clock = clock;
        this.full = full;
        this.bare = bare;
    }

    /** @param arguments the number of pairs; 30 without */
    public static void main(String[] arguments) throws IOException {
        int pairs = arguments.length == 0 ? USUAL_PAIRS : Integer.parseInt(arguments[0]);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            new JdbcTemplate(postgres.getPostgresDatabase()).execute("create database bare");
            try (ConfigurableApplicationContext product = product(postgres);
                    HikariDataSource pool = pool(postgres);
                    BareCamunda bare = new BareCamunda(pool)) {
                TestClock clock = product.getBean(TestClock.class);
                FullWalk full = new FullWalk(
                        product.getBean(IdentificationSteps.class), product.getBean(EngineJobs.class), clock);
                String report = new IdentificationBench(clock, full, bare).report(pairs);
                Files.createDirectories(REPORT.toAbsolutePath().getParent());
                Files.writeString(REPORT, report);
                LOG.info("{}\n{}", REPORT, report);
            }
        }
    }

    /** The bare engine gets the kind of pool that the product has. */
    private static HikariDataSource pool(EmbeddedPostgres postgres) {
        HikariConfig configuration = new HikariConfig();
        configuration.setJdbcUrl(postgres.getJdbcUrl("postgres", "bare"));
        return new HikariDataSource(configuration);
    }

    private static ConfigurableApplicationContext product(EmbeddedPostgres postgres) throws IOException {
        SpringApplication application = new SpringApplication(
                Bangfu.class, TestClock.class, EngineJobs.class, ActingAs.class, IdentificationSteps.class);
        application.setAdditionalProfiles("demo", "test");
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target", "bench")), "data");
        return application.run(
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres",
                "--server.port=0",
                "--bangfu.data=" + data,
                "--logging.level.root=warn",
                "--logging.level.org.bangfu.bench=info");
    }

    private String report(int pairs) {
        for (int i = 0; i < WARMING; i++) {
            time(full);
            time(bare);
        }
        List<Time> ours = new ArrayList<>();
        List<Time> theirs = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            if (i % 2 == 0) {
                ours.add(time(full));
                theirs.add(time(bare));
            } else {
                theirs.add(time(bare));
                ours.add(time(full));
            }
        }
        List<Double> wall = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            wall.add(ours.get(i).wall() / theirs.get(i).wall());
            cpu.add(ours.get(i).cpu() / theirs.get(i).cpu());
        }
        return """
                # Identification: the product beside bare Camunda

                %d pairs after %d for warming up, PostgreSQL with fsync, one thread. One case = 19 steps.

                | | median | quartiles | least and most |
                |---|---:|---:|---:|
                %s%s%s%s%s%s""".formatted(
                        pairs,
                        WARMING,
                        Spread.of(wall).row("**ratio of the time a case takes**", 2),
                        Spread.of(cpu).row("**ratio of the program's processor time**", 2),
                        Spread.of(ours.stream().map(Time::wall).toList()).row("product, ms a case", 0),
                        Spread.of(theirs.stream().map(Time::wall).toList()).row("bare, ms a case", 0),
                        Spread.of(ours.stream().map(Time::cpu).toList()).row("product, processor ms a case", 0),
                        Spread.of(theirs.stream().map(Time::cpu).toList()).row("bare, processor ms a case", 0));
    }

    private Time time(CaseWalk walk) {
        clock.moveTo(FIRST_DAY);
        Stopwatch watch = new Stopwatch();
        walk.walk((name, step) -> watch.during(step));
        return watch.time();
    }

    /** Milliseconds. */
    private record Time(double wall, double cpu) {}

    /** Runs only during the steps: what lies between them is the instrument's. */
    private static final class Stopwatch {

        private long wall;
        private long cpu;

        void during(Runnable step) {
            long wallBefore = System.nanoTime();
            long cpuBefore = processor();
            step.run();
            cpu += processor() - cpuBefore;
            wall += System.nanoTime() - wallBefore;
        }

        Time time() {
            return new Time(wall / 1e6, cpu / 1e6);
        }

        private static long processor() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }
    }

    /** Of sorted values. */
    private record Spread(List<Double> values) {

        static Spread of(List<Double> values) {
            return new Spread(values.stream().sorted().toList());
        }

        private double at(double share) {
            return values.get((int) Math.round(share * (values.size() - 1)));
        }

        String row(String label, int digits) {
            String cells = "| %%s | %%.%1$df | %%.%1$df to %%.%1$df | %%.%1$df to %%.%1$df |%%n".formatted(digits);
            return cells.formatted(label, at(0.5), at(0.25), at(0.75), at(0), at(1));
        }
    }
}
