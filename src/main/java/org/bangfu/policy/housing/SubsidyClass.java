package org.bangfu.policy.housing;

/** Which subsidy a household may have: by the danger of its house and who it is. */
public enum SubsidyClass {
    D_POOR("D级：五保、低保、残疾、贫困户或无房户", "D.POOR_OR_NOHOUSE", true),
    D_OTHER("D级：其他贫困户", "D.OTHER", false),
    C("C级", "C", false);

    private final String label;
    private final String key;
    private final boolean fixed;

    SubsidyClass(String label, String key, boolean fixed) {
        this.label = label;
        this.key = key;
        this.fixed = fixed;
    }

    public static SubsidyClass of(DangerGrade grade, HousingCategory category) {
        return grade == DangerGrade.C ? C : category == HousingCategory.OTHER ? D_OTHER : D_POOR;
    }

    public String label() {
        return label;
    }

    /** The parameter with the smallest amount, below {@code housing.subsidy.<profile>.}. */
    String least() {
        return fixed ? key : key + ".min";
    }

    /** The parameter with the largest amount; the same when the amount is fixed. */
    String most() {
        return fixed ? key : key + ".max";
    }
}
