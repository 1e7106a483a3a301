package org.bangfu.people.roster;

/** What was entered about people is not accepted; the message says why and what to do. Answered with 422. */
public class NotAccepted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotAccepted(String sentence) {
        super(sentence);
    }

    /** The sentence for the person who entered it. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
