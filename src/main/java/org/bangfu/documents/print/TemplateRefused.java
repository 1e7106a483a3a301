package org.bangfu.documents.print;

/** A template cannot be used; the message is one Chinese sentence for its author. */
public final class TemplateRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TemplateRefused(String sentence) {
        super(sentence);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
