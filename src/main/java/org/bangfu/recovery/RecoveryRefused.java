package org.bangfu.recovery;

/** Money cannot be claimed back; the sentence says why and is fit to be shown. */
public class RecoveryRefused extends RuntimeException {

    public RecoveryRefused(String sentence) {
        super(sentence);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
