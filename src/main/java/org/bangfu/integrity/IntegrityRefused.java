package org.bangfu.integrity;

/** What was asked cannot be done; one Chinese sentence for the person. Nothing has changed. */
public class IntegrityRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public IntegrityRefused(String sentence) {
        super(sentence);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
