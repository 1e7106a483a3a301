package org.bangfu.registry;

import java.util.List;

/** What came of asking to register a household. */
public sealed interface Registration {

    record Registered(HouseholdId household) implements Registration {}

    /** @param reasons Chinese sentences without id numbers; nothing was stored */
    record Refused(List<String> reasons) implements Registration {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /** @throws IllegalStateException when it was refused */
    default HouseholdId id() {
        if (this instanceof Registered registered) {
            return registered.household();
        }
        throw new IllegalStateException("户没有登记：" + String.join("；", ((Refused) this).reasons));
    }
}
