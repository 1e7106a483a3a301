package org.bangfu.meetings;

/** What was entered about a meeting cannot be recorded. The message is one Chinese sentence for the person. */
public class MeetingRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MeetingRefused(String sentence) {
        super(sentence);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
