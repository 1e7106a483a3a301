package org.bangfu.policy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bangfu.common.Period;

/** All versions of all parameters at one moment; answers which is in force. */
final class ParameterTable {

    /** The county's word before the system's, then the validity that began last. */
    private static final Comparator<ParameterVersion> PRECEDENCE = Comparator.comparing(ParameterVersion::origin)
            .thenComparing(version -> version.value().validity().from())
            .thenComparing(ParameterVersion::id);

    private final Map<String, List<ParameterVersion>> byKey;

    ParameterTable(List<ParameterVersion> versions) {
        byKey = new TreeMap<>();
        for (ParameterVersion version : versions) {
            byKey.merge(version.value().key(), List.of(version), ParameterTable::both);
        }
    }

    private static List<ParameterVersion> both(List<ParameterVersion> some, List<ParameterVersion> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }

    Map<String, List<ParameterVersion>> byKey() {
        return byKey;
    }

    List<ParameterVersion> versions(String key) {
        return byKey.getOrDefault(key, List.of());
    }

    /** The versions that no later version replaced. */
    List<ParameterVersion> current(String key) {
        record Place(ParameterVersion.Origin origin, LocalDate from) {}
        Map<Place, ParameterVersion> latest = new HashMap<>();
        for (ParameterVersion version : versions(key)) {
            Place place = new Place(version.origin(), version.value().validity().from());
            latest.merge(place, version, (one, other) -> one.id() > other.id() ? one : other);
        }
        return latest.values().stream().sorted(PRECEDENCE).toList();
    }

    Optional<ParameterVersion> inForce(String key, LocalDate on) {
        return current(key).stream()
                .filter(version -> validity(version).contains(on))
                .max(PRECEDENCE);
    }

    private static Period validity(ParameterVersion version) {
        return version.value().validity();
    }
}
