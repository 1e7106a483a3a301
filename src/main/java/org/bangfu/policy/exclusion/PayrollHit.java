package org.bangfu.policy.exclusion;

/**
 * X01: a member on a public payroll.
 *
 * @param ended no longer paid
 */
public record PayrollHit(ListHit hit, Kind kind, String employer, boolean ended) {

    /** What kind of pay. */
    public enum Kind {
        CIVIL_SERVANT("公务员", true),
        PUBLIC_INSTITUTION("事业单位在编人员", true),
        STATE_ENTERPRISE("国有企业职工", true),
        RETIRED("财政供养离退休人员", true),
        PUBLIC_WELFARE_POST("公益性岗位", false),
        TEMPORARY("临时聘用人员", false),
        CONTRACT_LABOUR("劳务派遣或合同用工", false);

        private final String label;
        private final boolean supported;

        Kind(String label, boolean supported) {
            this.label = label;
            this.supported = supported;
        }

        public String label() {
            return label;
        }

        /** Whether this is steady pay from the public purse (财政供养、国企稳定收入). */
        public boolean isSupported() {
            return supported;
        }
    }
}
