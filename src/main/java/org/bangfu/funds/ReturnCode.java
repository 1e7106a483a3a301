package org.bangfu.funds;

/** Why the bank could not pay. */
public enum ReturnCode {
    ACCOUNT_WRONG("账号错误", true),
    NAME_MISMATCH("户名不符", true),
    ACCOUNT_CLOSED("账户已销户", true),
    ACCOUNT_FROZEN("账户冻结", true),
    BANK_ERROR("银行系统原因", false),
    OTHER("其他", false);

    private final String label;
    private final boolean accountAtFault;

    ReturnCode(String label, boolean accountAtFault) {
        this.label = label;
        this.accountAtFault = accountAtFault;
    }

    /** As the bank's file has it. */
    public String label() {
        return label;
    }

    public boolean isAccountAtFault() {
        return accountAtFault;
    }

    /** The code of the bank's words; {@link #OTHER} when they are none of the agreed ones. */
    public static ReturnCode of(String words) {
        for (ReturnCode code : values()) {
            if (code.label.equals(words.strip())) {
                return code;
            }
        }
        return OTHER;
    }
}
