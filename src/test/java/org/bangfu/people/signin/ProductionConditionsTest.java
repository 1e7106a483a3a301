package org.bangfu.people.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.bangfu.common.Sealing;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class ProductionConditionsTest {

    private final MockEnvironment environment = new MockEnvironment()
            .withProperty("spring.datasource.url", "jdbc:postgresql://db/bangfu")
            .withProperty("bangfu.keys.seal", key(1))
            .withProperty("bangfu.keys.lookup", key(2));

    @Test
    void aProperInstallationStarts() {
        environment.setActiveProfiles("production", "postgres");

        assertThat(ProductionConditions.problems(environment)).isEmpty();
    }

    @Test
    void theEmbeddedDatabaseIsRefused() {
        environment.setActiveProfiles("production");
        environment.setProperty("spring.datasource.url", "jdbc:h2:file:./data/bangfu");

        assertThat(ProductionConditions.problems(environment))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("PostgreSQL"));
    }

    @Test
    void theDemoBesideItIsRefused() {
        environment.setActiveProfiles("production", "demo");

        assertThat(ProductionConditions.problems(environment))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("演示"));
    }

    @Test
    void aDateThatCanBeMovedIsRefused() {
        environment.setActiveProfiles("production", "postgres");
        environment.setProperty("bangfu.clock.start", "2015-08-03");

        assertThat(ProductionConditions.problems(environment))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("bangfu.clock.start"));
    }

    @Test
    void missingOrEqualKeysAreRefused() {
        environment.setActiveProfiles("production");
        environment.setProperty("bangfu.keys.lookup", "");
        assertThat(ProductionConditions.problems(environment))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("bangfu.keys.lookup"));

        environment.setProperty("bangfu.keys.lookup", key(1));
        assertThat(ProductionConditions.problems(environment))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("不能相同"));
    }

    @Test
    void aKeyOfTheWrongLengthIsRefusedWithoutBeingShown() {
        InstallationKeys keys = new InstallationKeys();
        String shortKey = Base64.getEncoder().encodeToString(new byte[16]);

        assertThatThrownBy(() -> keys.configuredSealing(shortKey, key(2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("bangfu.keys.seal")
                .hasMessageNotContaining(shortKey);
        Sealing sealing = keys.configuredSealing(key(1), key(2));
        assertThat(sealing.open(sealing.seal("x", "test"), "test")).isEqualTo("x");
    }

    private static String key(int fill) {
        byte[] key = new byte[32];
        key[0] = (byte) fill;
        return Base64.getEncoder().encodeToString(key);
    }
}
