package org.bangfu.cost;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bangfu.testing.RoundTrips;

/**
 * How much each step may send to the database, written down in {@code cost/identification-ceilings.csv}. The counts are
 * exact, so the ceilings are what was counted, without headroom: one statement more is a decision that somebody makes by
 * writing the higher figure there.
 */
record Ceilings(Map<String, Ceiling> steps) {

    /** The whole case may cost so many times what a bare engine needs for the same model. */
    static final int TIMES_BARE = 2;

    private static final String FILE = "/cost/identification-ceilings.csv";

    record Ceiling(int roundTrips, int writeCommits) {}

    static Ceilings written() {
        try (InputStream file = Objects.requireNonNull(Ceilings.class.getResourceAsStream(FILE), FILE)) {
            return of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param csv a header, then rows of step, round trips, write commits */
    static Ceilings of(String csv) {
        Map<String, Ceiling> steps = new LinkedHashMap<>();
        csv.lines().skip(1).forEach(line -> {
            String[] fields = line.split(",", -1);
            steps.put(fields[0], new Ceiling(Integer.parseInt(fields[1]), Integer.parseInt(fields[2])));
        });
        return new Ceilings(steps);
    }

    /** One sentence for each step that costs more than was written down, or that the file does not know or has lost. */
    List<String> exceededBy(CaseCost cost) {
        List<String> findings = new ArrayList<>();
        cost.steps().forEach((step, count) -> {
            Ceiling ceiling = steps.get(step);
            if (ceiling == null) {
                findings.add("%s has no ceiling; it took %d round trips and %d write commits"
                        .formatted(step, count.roundTrips(), count.writeCommits()));
                return;
            }
            if (count.roundTrips() > ceiling.roundTrips()) {
                findings.add("%s took %d round trips, the ceiling is %d"
                        .formatted(step, count.roundTrips(), ceiling.roundTrips()));
            }
            if (count.writeCommits() > ceiling.writeCommits()) {
                findings.add("%s took %d write commits, the ceiling is %d"
                        .formatted(step, count.writeCommits(), ceiling.writeCommits()));
            }
        });
        steps.keySet().stream()
                .filter(step -> !cost.steps().containsKey(step))
                .forEach(step -> findings.add(step + " has a ceiling but was not walked"));
        return findings;
    }

    /** One sentence when the whole case costs too many times what the bare engine needs. */
    static List<String> exceededBy(CaseCost cost, CaseCost bare) {
        RoundTrips.Count whole = cost.whole();
        RoundTrips.Count rod = bare.whole();
        List<String> findings = new ArrayList<>();
        if (whole.roundTrips() > TIMES_BARE * rod.roundTrips()) {
            findings.add("the case took %d round trips, more than %d times the bare engine's %d"
                    .formatted(whole.roundTrips(), TIMES_BARE, rod.roundTrips()));
        }
        if (whole.writeCommits() > TIMES_BARE * rod.writeCommits()) {
            findings.add("the case took %d write commits, more than %d times the bare engine's %d"
                    .formatted(whole.writeCommits(), TIMES_BARE, rod.writeCommits()));
        }
        return findings;
    }
}
