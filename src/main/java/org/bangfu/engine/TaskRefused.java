package org.bangfu.engine;

/**
 * What was asked of a task cannot be done. The message is one Chinese sentence for the person, without personal data:
 * what is wrong, where, what to do. Thrown out of the outermost command, so nothing has changed.
 */
public class TaskRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TaskRefused(String sentence) {
        super(sentence);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
