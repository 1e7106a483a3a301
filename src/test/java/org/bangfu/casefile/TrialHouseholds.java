package org.bangfu.casefile;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bangfu.common.AreaCode;
import org.bangfu.registry.HouseholdId;
import org.bangfu.registry.Households;
import org.bangfu.registry.NewHousehold;
import org.bangfu.registry.NewMember;
import org.bangfu.registry.Registration;
import org.bangfu.registry.RegistrationCause;
import org.bangfu.registry.SyntheticPeople;

/** Households of people who do not exist. */
public final class TrialHouseholds {

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final String[] SURNAMES = {"赵", "钱", "孙", "李", "周", "吴", "郑", "王"};

    private TrialHouseholds() {}

    /** A household of two in the area. */
    public static HouseholdId in(Households households, String area) {
        String surname = SURNAMES[NAMES.incrementAndGet() % SURNAMES.length];
        Registration registration = households.register(
                new NewHousehold(
                        new AreaCode(area),
                        "试验路" + NAMES.get() + "号",
                        null,
                        List.of(
                                new NewMember(surname + "试验", SyntheticPeople.man(), "01"),
                                new NewMember(surname + "样例", SyntheticPeople.woman(), "02"))),
                RegistrationCause.values()[0]);
        if (registration instanceof Registration.Registered registered) {
            return registered.id();
        }
        throw new AssertionError(registration.toString());
    }
}
