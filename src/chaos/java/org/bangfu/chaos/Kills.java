package org.bangfu.chaos;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bangfu.chaos.Journal.Line;
import org.bangfu.chaos.Journal.Stage;
import org.springframework.util.FileSystemUtils;

/**
 * Kills the application at random while people import workbooks, open cases and complete tasks over HTTP, starts it
 * again, and checks in the end from outside that every acknowledged command is there once and nothing is half done.
 *
 * <p>{@code Kills h2|postgresql [kills [seed [port [minutes]]]]}; exit status 0 when nothing was found and nothing overlooked.
 */
public final class Kills {

    /** A kill comes after so many acknowledged commands about cases and tasks at most, and then at any millisecond. */
    private static final int MOST_COMMANDS = 24;

    private static final int JITTER = 400;
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration SETTLING = Duration.ofSeconds(5);
    private static final int ONE_IN = 10;
    private static final int MODULES = 9;
    private static final int CARELESS_ATTEMPTS = 5;
    private static final List<String> VILLAGES =
            List.of("430527103001", "430527103001", "430527104001", "430527100001");

    private final Options options;
    private final Consumer<String> say;
    private final Random random;
    private final Gate gate = new Gate();
    private final Map<String, Long> unanswered = new TreeMap<>();
    private int underLoad;
    private int duringImports;
    private int duringStart;

    private Kills(Options options, Consumer<String> say) {
        this.options = options;
        this.say = say;
        this.random = new Random(options.seed());
    }

    /**
     * How to run.
     *
     * @param kills how often to kill under load
     * @param port 0 for any
     * @param longest when to stop killing although there have been fewer kills than asked for
     * @param jobLock how long a killed node's job stays locked; the application's own setting in a full run
     */
    record Options(boolean postgresql, int kills, long seed, int port, Duration longest, Duration jobLock) {

        String database() {
            return postgresql ? "postgresql" : "h2";
        }

        boolean isFull() {
            return kills >= 10;
        }
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream terminal = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        if (arguments.length == 0 || !arguments[0].matches("h2|postgresql")) {
            terminal.println("Kills h2|postgresql [kills [seed [port [minutes]]]]");
            System.exit(2);
        }
        Options options = new Options(
                arguments[0].equals("postgresql"),
                Integer.parseInt(argument(arguments, 1, "50")),
                Long.parseLong(argument(arguments, 2, Long.toString(System.nanoTime()))),
                Integer.parseInt(argument(arguments, 3, "0")),
                Duration.ofMinutes(Long.parseLong(argument(arguments, 4, "600"))),
                Duration.ofSeconds(45));
        Report report = run(options, terminal::println);
        terminal.println(report.text());
        System.exit(report.isClean() ? 0 : 1);
    }

    private static String argument(String[] arguments, int at, String otherwise) {
        return arguments.length > at ? arguments[at] : otherwise;
    }

    /** Runs, and leaves journal, log and data in {@code target/chaos}. */
    static Report run(Options options, Consumer<String> say) throws Exception {
        return new Kills(options, say).run();
    }

    private Report run() throws Exception {
        say.accept("seed " + options.seed() + ", " + options.database());
        Path folder = emptied(options.database());
        try (Store store = options.postgresql() ? Store.postgresql(data(folder)) : Store.h2(data(folder));
                Journal journal = new Journal(folder.resolve("journal.tsv"));
                Journal naive = new Journal(folder.resolve("naive.tsv"))) {
            Program program = Program.in(folder, port(), store, settings());
            if (options.isFull()) {
                program.rehearse();
            }
            kill(program, journal, naive);
            Report report = report(store, folder);
            if (options.isFull() && !options.postgresql()) {
                say.accept(report.text());
                return report.withCareless(carelessly());
            }
            return report;
        }
    }

    private static Path emptied(String name) throws IOException {
        Path folder = Path.of("target", "chaos", name).toAbsolutePath();
        FileSystemUtils.deleteRecursively(folder);
        return Files.createDirectories(folder);
    }

    private static Path data(Path folder) {
        return folder.resolve("data");
    }

    private List<String> settings() {
        return List.of("--camunda.bpm.job-execution.lock-time-in-millis="
                + options.jobLock().toMillis());
    }

    private int port() throws IOException {
        if (options.port() != 0) {
            return options.port();
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void kill(Program program, Journal journal, Journal naive) throws Exception {
        Client.World world = world(program, gate, journal);
        List<Client> clients = clients(world);
        List<Runnable> everybody = new ArrayList<>(clients);
        everybody.add(new Naive(world, naive));
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<?>> work = new ArrayList<>();
            killAmongTheFirstTables(program);
            Duration start = Duration.ZERO;
            long begun = System.nanoTime();
            for (int kill = 1;
                    kill <= options.kills()
                            && System.nanoTime() - begun < options.longest().toNanos();
                    kill++) {
                if (kill > 1 && random.nextInt(ONE_IN) == 0) {
                    killDuringStart(program, start);
                }
                program.begin();
                start = program.awaitReady();
                gate.open();
                if (work.isEmpty()) {
                    everybody.forEach(one -> work.add(threads.submit(one)));
                }
                int commands = 1 + random.nextInt(MOST_COMMANDS);
                awaitWork(commands, journal, gate);
                gate.pause(random.nextInt(JITTER));
                note(clients);
                program.kill();
                gate.shut();
                underLoad = kill;
                say.accept("kill " + kill + ": " + start.toMillis() + " ms of starting, " + commands + " commands");
                failEarly(work);
            }
            long last = System.nanoTime();
            program.begin();
            program.awaitReady();
            gate.open();
            awaitWork(MOST_COMMANDS, journal, gate);
            gate.finish();
            for (Future<?> one : work) {
                one.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            // Until then a job of the node that was killed last may still be locked.
            Duration settling = options.jobLock().plusSeconds(5).minusNanos(System.nanoTime() - last);
            gate.pause(Math.max(SETTLING.toMillis(), settling.toMillis()));
            program.stop();
        } finally {
            gate.close();
            threads.shutdownNow();
        }
    }

    /** The very first start, in the middle of making the tables of some module. */
    private void killAmongTheFirstTables(Program program) throws IOException, InterruptedException {
        int module = 1 + random.nextInt(MODULES);
        program.begin();
        program.awaitSaid("Migrating schema", module);
        gate.pause(random.nextInt(200));
        program.kill();
        duringStart++;
        say.accept("killed while the tables of module " + module + " were made");
    }

    /** The start is a time like any other: packages are deployed, filters and anchors made. */
    private void killDuringStart(Program program, Duration start) throws IOException, InterruptedException {
        long moment = (long) (random.nextDouble() * start.toMillis());
        program.begin();
        gate.pause(moment);
        program.kill();
        duringStart++;
        say.accept("killed after " + moment + " ms of starting");
    }

    private Client.World world(Program program, Gate at, Journal journal) {
        return new Client.World(program.port(), at, journal, () -> password(program.data()), options.seed());
    }

    private static List<Client> clients(Client.World world) {
        List<Client> clients = new ArrayList<>(List.of(
                new Importer("xian-fupin1", VILLAGES, world),
                new Importer("hongyan-xiangzhen2", VILLAGES.subList(0, 2), world),
                Clerks.county("xian-fupin2", world)));
        clients.addAll(Clerks.of("hongyan1", "430527103001", "hongyan-xiangzhen1", world));
        return clients;
    }

    private static String password(Path data) {
        try {
            return Files.readString(data.resolve("demo-password.txt")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counted in commands about cases and tasks, not in seconds: so it is the same load on a slow machine. */
    private static void awaitWork(int commands, Journal journal, Gate gate) throws InterruptedException {
        long enough = journal.ofClerks() + commands;
        long since = System.nanoTime();
        while (journal.ofClerks() < enough) {
            gate.pause(20);
            if (System.nanoTime() - since > PATIENCE.toNanos()) {
                throw new IllegalStateException("there were not " + commands + " commands in " + PATIENCE);
            }
        }
    }

    /** What is under way just before a kill. */
    private void note(List<Client> clients) {
        for (Client client : clients) {
            client.unanswered().ifPresent(kind -> unanswered.merge(kind, 1L, Long::sum));
        }
        if (clients.stream().anyMatch(client -> client instanceof Importer importer && importer.isRunning())) {
            duringImports++;
        }
    }

    private static void failEarly(List<Future<?>> work) throws ExecutionException, InterruptedException {
        for (Future<?> one : work) {
            if (one.isDone()) {
                one.get();
                throw new IllegalStateException("a client went home early");
            }
        }
    }

    private Report report(Store store, Path folder) throws SQLException, IOException {
        List<Line> journal = Journal.read(folder.resolve("journal.tsv"));
        List<Line> naive = Journal.read(folder.resolve("naive.tsv"));
        try (Connection connection = store.connect()) {
            connection.setAutoCommit(false);
            Checker checker = new Checker(connection, data(folder), journal);
            List<Finding> findings = new ArrayList<>(checker.check());
            connection.rollback();
            findings.addAll(checker.chains(store));
            List<String> overlooked = new ArrayList<>(Controls.overlooked(connection, data(folder), journal));
            List<Line> claimed = new ArrayList<>(journal);
            claimed.addAll(naive);
            int more = new Checker(connection, data(folder), claimed).check().size() - findings.size();
            connection.rollback();
            return new Report(
                    options.database(),
                    options.seed(),
                    underLoad,
                    duringImports,
                    duringStart,
                    journal.stream()
                            .filter(line -> line.stage() == Stage.DONE)
                            .collect(Collectors.groupingBy(Line::kind, TreeMap::new, Collectors.counting())),
                    unanswered,
                    journal.stream()
                            .filter(line -> line.stage() == Stage.REFUSED)
                            .count(),
                    findings,
                    overlooked,
                    more,
                    0);
        }
    }

    /**
     * The negative control of the whole: the same application on an H2 that writes when it likes, killed once. The
     * checker must find acknowledged commands that are lost.
     */
    /** What is lost depends on the moment; a handful of moments must show one. */
    private int carelessly() throws Exception {
        int lost = 0;
        for (int attempt = 0; attempt < CARELESS_ATTEMPTS && lost == 0; attempt++) {
            lost = careless();
        }
        return lost;
    }

    private int careless() throws Exception {
        Path folder = emptied("careless");
        Gate its = new Gate();
        ExecutorService threads = Executors.newCachedThreadPool();
        try (Store store = Store.h2(data(folder));
                Journal journal = new Journal(folder.resolve("journal.tsv"))) {
            List<String> settings = new ArrayList<>(settings());
            settings.add("--spring.datasource.url=jdbc:h2:file:./data/bangfu");
            Program program = Program.in(folder, port(), store, settings);
            program.begin();
            program.awaitReady();
            its.open();
            clients(world(program, its, journal)).forEach(threads::submit);
            awaitWork(MOST_COMMANDS, journal, its);
            program.kill();
            its.close();
            threads.shutdown();
            if (!threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the clients did not go home");
            }
            try (Connection connection = store.connect()) {
                List<Line> lines = Journal.read(folder.resolve("journal.tsv"));
                return (int) new Checker(connection, data(folder), lines)
                        .check().stream()
                                .filter(finding -> finding.check().equals("acknowledged and lost"))
                                .count();
            }
        } finally {
            its.close();
            threads.shutdownNow();
        }
    }
}
