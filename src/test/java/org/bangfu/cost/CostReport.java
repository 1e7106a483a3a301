package org.bangfu.cost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.bangfu.testing.RoundTrips;

/** The counts of a case beside those of the bare engine, as a page to read and as rows to compare with. */
record CostReport(String database, CaseCost full, CaseCost bare) {

    private static final Path FOLDER = Path.of("target", "cost");

    /** Writes {@code target/cost/<name>.md} and {@code .csv}. */
    void write(String name) {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(name + ".md"), page());
            Files.writeString(FOLDER.resolve(name + ".csv"), full.rows());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String page() {
        StringBuilder page = new StringBuilder("""
                # What one identification costs the database

                %s, from the application to the register. A round trip is one execution of a statement or a batch, or the
                end of a transaction. A write commit is one that had changed rows. Bare: Camunda with the same models and
                settings and nothing else.

                | step | round trips | of these on the engine's tables | bare | write commits | bare |
                |---|---:|---:|---:|---:|---:|
                """.formatted(database));
        full.steps()
                .forEach((step, count) -> page.append("| %s | %d | %d | %d | %d | %d |%n"
                        .formatted(
                                step,
                                count.roundTrips(),
                                engine(count),
                                bare.at(step).roundTrips(),
                                count.writeCommits(),
                                bare.at(step).writeCommits())));
        RoundTrips.Count whole = full.whole();
        RoundTrips.Count rod = bare.whole();
        page.append("| **whole case** | **%d** | **%d** | **%d** | **%d** | **%d** |%n"
                .formatted(
                        whole.roundTrips(), engine(whole), rod.roundTrips(), whole.writeCommits(), rod.writeCommits()));
        page.append(String.format(
                Locale.ROOT,
                "%nRatio to bare: %.2f round trips, %.2f write commits.%n",
                (double) whole.roundTrips() / rod.roundTrips(),
                (double) whole.writeCommits() / rod.writeCommits()));
        return page.toString();
    }

    private static long engine(RoundTrips.Count count) {
        return count.statements().stream()
                .filter(statement -> statement.toUpperCase(Locale.ROOT).contains(" ACT_"))
                .count();
    }
}
