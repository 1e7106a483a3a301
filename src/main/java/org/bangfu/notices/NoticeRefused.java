package org.bangfu.notices;

/** What was asked of a notice or an objection cannot be done. The message is one Chinese sentence for the person. */
public class NoticeRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NoticeRefused(String sentence) {
        super(sentence);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
