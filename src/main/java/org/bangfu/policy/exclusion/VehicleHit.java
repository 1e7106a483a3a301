package org.bangfu.policy.exclusion;

import org.bangfu.common.Money;
import org.jspecify.annotations.Nullable;

/**
 * X03: a vehicle registered in a member's name.
 *
 * @param plate shown masked
 * @param price what it cost; null when the list does not say
 * @param disabilityAdapted adapted for a disabled driver
 */
public record VehicleHit(
        ListHit hit,
        Kind kind,
        State state,
        String plate,
        @Nullable Money price,
        boolean disabilityAdapted) {

    /** Kinds of vehicles; only the heavy ones bar a household. */
    public enum Kind {
        CAR("小型汽车", true),
        TRUCK("货车", true),
        LARGE_FARM("大型农用车", true),
        MACHINERY("工程机械", true),
        SMALL_FARM("小型农用车", false),
        TRICYCLE("三轮车", false),
        MOTORCYCLE("摩托车", false),
        OTHER("其他机动车", false);

        private final String label;
        private final boolean barring;

        Kind(String label, boolean barring) {
            this.label = label;
            this.barring = barring;
        }

        public String label() {
            return label;
        }

        public boolean isBarring() {
            return barring;
        }
    }

    /** Whether it still is the member's. */
    public enum State {
        REGISTERED("在用"),
        SOLD("已转让"),
        SCRAPPED("已报废");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
