package org.bangfu.villageexit;

/** What was asked cannot be done; one Chinese sentence for the person. Nothing has changed. */
public class VillageExitRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public VillageExitRefused(String sentence) {
        super(sentence);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
