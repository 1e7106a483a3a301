package org.bangfu.chaos;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The application in a JVM of its own: started, waited for, killed, stopped. */
final class Program {

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    /** Unpacked once for all runs. */
    private static final Path PROGRAMS = TARGET.resolve("chaos").resolve("program");

    private static final Path ARCHIVE = PROGRAMS.resolve("bangfu.jsa");

    private final Path folder;
    private final int port;
    private final Store store;
    private final List<String> settings;
    private final List<String> start;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private volatile @Nullable Process process;

    private Program(Path folder, int port, Store store, List<String> settings, List<String> start) {
        this.folder = folder;
        this.port = port;
        this.store = store;
        this.settings = settings;
        this.start = start;
        Runtime.getRuntime().addShutdownHook(new Thread(this::forget));
    }

    private void forget() {
        Process last = process;
        if (last != null) {
            last.destroyForcibly();
        }
    }

    /**
     * The packaged application when it is as new as the classes, otherwise the classes, packed with what they need.
     *
     * @param folder the working directory, below which the data lies
     * @param settings further arguments of the application
     */
    static Program in(Path folder, int port, Store store, List<String> settings)
            throws IOException, InterruptedException {
        Files.createDirectories(PROGRAMS);
        Optional<Path> jar = packaged();
        List<String> start = jar.isPresent() ? unpacked(jar.get()) : packed();
        return new Program(folder, port, store, settings, start);
    }

    int port() {
        return port;
    }

    /** Where the application keeps its files. */
    Path data() {
        return folder.resolve("data");
    }

    private static FileTime newestClass() throws IOException {
        try (Stream<Path> classes = Files.walk(TARGET.resolve("classes"))) {
            return classes.filter(Files::isRegularFile)
                    .map(Program::changed)
                    .max(FileTime::compareTo)
                    .orElseThrow();
        }
    }

    private static Optional<Path> packaged() throws IOException {
        FileTime newest = newestClass();
        try (Stream<Path> files = Files.list(TARGET)) {
            return files.filter(file -> file.getFileName().toString().matches("bangfu-[0-9.]+\\.jar"))
                    .filter(file -> changed(file).compareTo(newest) >= 0)
                    .findFirst();
        }
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code java -jar} would run, with its libraries beside it: such a one starts in half the time. */
    private static List<String> unpacked(Path jar) throws IOException, InterruptedException {
        Path unpacked = PROGRAMS.resolve(jar.getFileName());
        if (Files.exists(unpacked) && changed(unpacked).compareTo(changed(jar)) >= 0) {
            return List.of("-jar", unpacked.toString());
        }
        Files.deleteIfExists(ARCHIVE);
        Process tool = new ProcessBuilder(
                        java(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        PROGRAMS.toString())
                .redirectErrorStream(true)
                .redirectOutput(PROGRAMS.resolve("extract.log").toFile())
                .start();
        if (tool.waitFor() != 0) {
            throw new IllegalStateException("cannot unpack " + jar);
        }
        Files.setLastModifiedTime(unpacked, FileTime.from(Instant.now()));
        return List.of("-jar", unpacked.toString());
    }

    private static List<String> packed() throws IOException {
        Path jar = PROGRAMS.resolve("bangfu.jar");
        if (!Files.exists(jar) || changed(jar).compareTo(newestClass()) < 0) {
            pack(TARGET.resolve("classes"), jar);
        }
        String libraries = Arrays.stream(
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
        return List.of("-cp", jar + File.pathSeparator + libraries, "org.bangfu.Bangfu");
    }

    private static void pack(Path classes, Path jar) throws IOException {
        Files.deleteIfExists(ARCHIVE);
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.toList()) {
                String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
                if (name.isEmpty() || name.equals("META-INF/MANIFEST.MF")) {
                    continue;
                }
                boolean directory = Files.isDirectory(file);
                out.putNextEntry(new JarEntry(directory ? name + "/" : name));
                if (!directory) {
                    Files.copy(file, out);
                }
                out.closeEntry();
            }
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Starts once to keep the classes as they lie in memory, which halves every later start. */
    void rehearse() throws IOException, InterruptedException {
        if (!Files.exists(ARCHIVE)) {
            begin(List.of("-XX:ArchiveClassesAtExit=" + ARCHIVE), folder.resolve("rehearsal"), "demo");
            awaitReady();
            stop();
        }
    }

    void begin() throws IOException {
        begin(
                Files.exists(ARCHIVE) ? List.of("-XX:SharedArchiveFile=" + ARCHIVE) : List.of(),
                folder,
                store.profiles());
    }

    private void begin(List<String> options, Path directory, String profiles) throws IOException {
        Files.createDirectories(directory);
        List<String> command = new ArrayList<>(List.of(
                java(),
                "-Xmx400m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=Asia/Shanghai"));
        command.addAll(options);
        command.addAll(start);
        command.addAll(List.of("--server.port=" + port, "--spring.profiles.active=" + profiles));
        command.addAll(settings);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("application.log").toFile()));
        builder.environment().putAll(store.environment());
        process = builder.start();
    }

    /** Waits until the application says that it is ready. @return how long it took */
    Duration awaitReady() throws InterruptedException {
        long since = System.nanoTime();
        while (System.nanoTime() - since < PATIENCE.toNanos()) {
            if (running().waitFor(200, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the application ended with "
                        + running().exitValue() + " instead of starting; see " + folder.resolve("application.log"));
            }
            if (isReady()) {
                return Duration.ofNanos(System.nanoTime() - since);
            }
        }
        throw new IllegalStateException("the application was not ready after " + PATIENCE);
    }

    /** Waits until the application has said something so many times since it was first started. */
    void awaitSaid(String what, int times) throws IOException, InterruptedException {
        long since = System.nanoTime();
        while (said(what) < times) {
            if (running().waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() - since > PATIENCE.toNanos()) {
                throw new IllegalStateException("the application did not say " + what + " " + times + " times");
            }
        }
    }

    private long said(String what) throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("application.log"), StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.contains(what)).count();
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return http.send(
                                    HttpRequest.newBuilder(URI.create(
                                                    "http://127.0.0.1:" + port + "/actuator/health/readiness"))
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Kills as {@code kill -9} does, at once; returns when nothing is left of it. */
    void kill() throws InterruptedException {
        Process victim = running();
        victim.destroyForcibly();
        victim.waitFor();
    }

    /** Ends it as an operator does. */
    void stop() throws InterruptedException {
        Process asked = running();
        asked.destroy();
        if (!asked.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            asked.destroyForcibly();
            throw new IllegalStateException("the application did not stop when it was asked to");
        }
    }

    private Process running() {
        Process present = process;
        if (present == null) {
            throw new IllegalStateException("the application was not started");
        }
        return present;
    }
}
