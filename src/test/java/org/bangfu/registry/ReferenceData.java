package org.bangfu.registry;

import org.bangfu.policy.FixedParameters;

/** The county's reference data for tests without Spring. */
public final class ReferenceData {

    private static final RegistrySeeds SEEDS = new RegistrySeeds();

    private ReferenceData() {}

    public static Areas areas() {
        return SEEDS.areas();
    }

    public static CodeLists codeLists() {
        return SEEDS.codeLists();
    }

    public static DataQuality dataQuality() {
        return SEEDS.dataQuality();
    }

    public static CommonPurse commonPurse() {
        return new CommonPurse(FixedParameters.shipped());
    }
}
