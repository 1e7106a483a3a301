package org.bangfu.policy;

import java.time.LocalDate;
import org.bangfu.common.Period;

/** Which rules apply when. */
public final class Profile {

    /** Identification as of the registration of 2014 with the data comparison of the county: the default profile. */
    public static final Period SUINING_2015 = Period.since(LocalDate.of(2014, 4, 2));

    private Profile() {}
}
