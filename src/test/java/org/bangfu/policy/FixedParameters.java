package org.bangfu.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bangfu.common.Period;

/** Parameters without a database, for tests of rules. */
public final class FixedParameters implements PolicyParameters {

    private final List<ParameterVersion> versions = new ArrayList<>();
    private ParameterTable table = new ParameterTable(List.of());

    private FixedParameters() {}

    /** What ships in {@code seeds/policy-parameters.csv}. */
    public static FixedParameters shipped() {
        FixedParameters parameters = new FixedParameters();
        SeedTable.read(StoredParameters.SEED_FILE).stream()
                .map(StoredParameters::seedValue)
                .forEach(value -> parameters.add(ParameterVersion.Origin.SEED, value));
        return parameters;
    }

    /** The same with one more value of the county. */
    public FixedParameters with(String key, String value, String from) {
        FixedParameters parameters = new FixedParameters();
        parameters.versions.addAll(versions);
        parameters.add(
                ParameterVersion.Origin.COUNTY,
                new ParameterValue(
                        key, value, null, Period.since(LocalDate.parse(from)), "县里文件", Confidence.SEEN, null));
        return parameters;
    }

    private void add(ParameterVersion.Origin origin, ParameterValue value) {
        versions.add(new ParameterVersion(versions.size() + 1, origin, value, Instant.EPOCH, null, null, null));
        table = new ParameterTable(versions);
    }

    @Override
    public Optional<ParameterValue> find(String key, LocalDate on) {
        return table.inForce(key, on).map(ParameterVersion::value);
    }

    @Override
    public boolean knows(String key) {
        return versions.stream().anyMatch(version -> version.value().key().equals(key));
    }
}
