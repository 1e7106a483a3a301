package org.bangfu.policy.exclusion;

/**
 * X04: real estate in a member's name.
 *
 * @param place township or estate, no house number
 */
public record PropertyHit(ListHit hit, Kind kind, State state, String place) {

    /** Kinds of real estate; only those in town that one can live off bar a household. */
    public enum Kind {
        TOWN_FLAT("城镇商品房", true),
        SHOP("门面房", true),
        TOWN_HOUSE("城镇自建房", true),
        RELOCATION("易地搬迁安置房", false),
        INHERITED_SHARE("继承的共有份额", false),
        RURAL_HOUSE("农村住房", false);

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
        OWNED("现有"),
        SOLD("已转让"),
        DESTROYED("已灭失");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
