package org.bangfu;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void modulesUseOnlyWhatTheyDeclareAndNoCycles() {
        ApplicationModules.of(Bangfu.class).verify();
    }
}
