package org.bangfu.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bangfu.common.Period;
import org.bangfu.policy.ParameterVersion.Origin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterTableTest {

    private final List<ParameterVersion> versions = new ArrayList<>();

    private void version(Origin origin, String value, String from, @Nullable String to) {
        ParameterValue parameter = new ParameterValue(
                "sla.township",
                value,
                "working days",
                new Period(LocalDate.parse(from), to == null ? null : LocalDate.parse(to)),
                "DESIGN",
                Confidence.DESIGN,
                null);
        versions.add(new ParameterVersion(versions.size() + 1, origin, parameter, Instant.EPOCH, null, null, null));
    }

    private Optional<String> on(String day) {
        return new ParameterTable(versions)
                .inForce("sla.township", LocalDate.parse(day))
                .map(version -> version.value().value());
    }

    @Test
    void aValueIsInForceFromItsFirstDayToItsLast() {
        version(Origin.SEED, "10", "2015-07-06", "2015-12-31");

        assertThat(on("2015-07-05")).isEmpty();
        assertThat(on("2015-07-06")).contains("10");
        assertThat(on("2015-12-31")).contains("10");
        assertThat(on("2016-01-01")).isEmpty();
    }

    @Test
    void theValidityThatBeganLastCounts() {
        version(Origin.SEED, "10", "2015-07-06", null);
        version(Origin.SEED, "8", "2016-01-01", null);

        assertThat(on("2015-12-31")).contains("10");
        assertThat(on("2016-01-01")).contains("8");
    }

    @Test
    void aLaterVersionOfTheSameFirstDayReplacesTheEarlier() {
        version(Origin.SEED, "10", "2015-07-06", null);
        version(Origin.SEED, "12", "2015-07-06", "2015-09-30");

        assertThat(on("2015-09-30")).contains("12");
        assertThat(on("2015-10-01")).isEmpty();
    }

    @Test
    void theCountysWordSurvivesANewerSeed() {
        version(Origin.SEED, "10", "2015-07-06", null);
        version(Origin.COUNTY, "7", "2015-09-01", null);
        version(Origin.SEED, "12", "2015-07-06", null);
        version(Origin.SEED, "15", "2016-01-01", null);

        assertThat(on("2015-08-31")).contains("12");
        assertThat(on("2015-09-01")).contains("7");
        assertThat(on("2016-06-01")).contains("7");
    }

    @Test
    void afterTheCountysTermTheSystemsValueIsBack() {
        version(Origin.SEED, "10", "2015-07-06", null);
        version(Origin.COUNTY, "7", "2015-09-01", "2015-09-30");

        assertThat(on("2015-10-01")).contains("10");
    }

    @Test
    void theShippedParametersAreReadableAndUnique() {
        List<ParameterValue> shipped = shipped();

        assertThat(shipped).hasSizeGreaterThan(150);
        assertThat(shipped.stream()
                        .map(value -> value.key() + "@" + value.validity().from())
                        .toList())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "the confidence {0} is verified: {1}")
    @CsvSource({
        "seed, true", "seen, true", "seen-local, false", "seen-partial, false", "seen-approx, false",
        "high, false", "medium, false", "practice, false", "derived, false", "design, false"
    })
    void onlyASeenSourceCountsAsVerified(String confidence, boolean verified) {
        assertThat(Confidence.of(confidence).isVerified()).isEqualTo(verified);
        assertThat(Confidence.of(confidence).id()).isEqualTo(confidence);
    }

    @Test
    void aMissingValueIsNamed() {
        PolicyParameters none = FixedParameters.shipped();

        assertThatThrownBy(() -> none.line("NBS", 2031))
                .isInstanceOf(ParameterMissing.class)
                .hasMessageContaining("line.NBS.2031")
                .hasMessageContaining("2031-12-31");
        assertThatThrownBy(() -> none.days("sla.township", LocalDate.of(2015, 7, 5)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sla.township");
    }

    @Test
    void valuesAreReadByTheirKind() {
        LocalDate day = LocalDate.of(2015, 8, 3);
        PolicyParameters parameters = FixedParameters.shipped();

        assertThat(parameters.days("id.sla", day)).isEqualTo(75);
        assertThat(parameters.days("sla.township", day)).isEqualTo(10);
        assertThat(parameters.value("id.split.lookback", day).asPeriod()).isEqualTo(java.time.Period.ofMonths(24));
        assertThat(parameters.money("exclusion.vehicle.price", day)).hasToString("30000.00");
        assertThat(parameters.value("infra.grid.due", day).asDate()).isEqualTo(LocalDate.of(2016, 12, 31));
        assertThat(parameters.line("NBS", 2014).asMoney()).hasToString("2800.00");
        assertThatThrownBy(() -> parameters.days("id.split.lookback", day))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("id.split.lookback");
    }

    private static List<ParameterValue> shipped() {
        return SeedTable.read(StoredParameters.SEED_FILE).stream()
                .map(StoredParameters::seedValue)
                .toList();
    }
}
