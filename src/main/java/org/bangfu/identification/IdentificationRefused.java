package org.bangfu.identification;

/** What was asked cannot be done; one Chinese sentence for the person. Nothing has changed. */
public class IdentificationRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public IdentificationRefused(String sentence) {
        super(sentence);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
