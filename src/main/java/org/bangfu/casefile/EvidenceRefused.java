package org.bangfu.casefile;

/** An upload that cannot be accepted. The message is one Chinese sentence for the person. */
public class EvidenceRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EvidenceRefused(String sentence) {
        super(sentence);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
