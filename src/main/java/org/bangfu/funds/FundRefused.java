package org.bangfu.funds;

/** What was asked of the money cannot be done. The message is one Chinese sentence for the person. */
public class FundRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FundRefused(String sentence) {
        super(sentence);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
