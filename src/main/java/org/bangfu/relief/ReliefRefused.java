package org.bangfu.relief;

/** What was asked cannot be done; one Chinese sentence for the person. Nothing has changed. */
public class ReliefRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ReliefRefused(String sentence) {
        super(sentence);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
