package org.bangfu.registry;

/** Where money for the household goes. Never printed: {@link #toString()} masks. */
public record BankAccount(String bank, String number) {

    /** The last four digits. */
    public String masked() {
        return "****" + number.substring(Math.max(0, number.length() - 4));
    }

    @Override
    public String toString() {
        return bank + " " + masked();
    }
}
