package org.bangfu.housing;

/** What was asked of a renovation cannot be done; the message says why and what to do. */
public class HousingRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public HousingRefused(String sentence) {
        super(sentence);
    }
}
