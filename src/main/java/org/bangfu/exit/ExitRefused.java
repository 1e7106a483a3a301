package org.bangfu.exit;

/** What was asked cannot be done; one Chinese sentence for the person. Nothing has changed. */
public class ExitRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ExitRefused(String sentence) {
        super(sentence);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
