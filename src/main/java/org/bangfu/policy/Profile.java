package org.bangfu.policy;

import java.time.LocalDate;
import org.bangfu.common.Period;

/** Which rules apply when. */
public final class Profile {

    /** Identification as of the registration of 2014 with the data comparison of the county: the default profile. */
    public static final Period SUINING_2015 = Period.since(LocalDate.of(2014, 4, 2));

    /** Exit verification after the national rules of April 2016 and the province's; before it there is no exit. */
    public static final Period HUNAN_2016 = Period.since(LocalDate.of(2016, 4, 1));

    private Profile() {}
}
