package org.bangfu.sampling;

/** What was asked cannot be done; one Chinese sentence for the person. Nothing has changed. */
public class SamplingRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SamplingRefused(String sentence) {
        super(sentence);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
