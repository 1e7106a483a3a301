package org.bangfu.audit;

import java.util.function.Supplier;

/** Commands that take effect once, however often the same submit arrives. */
public interface Commands {

    /**
     * Runs the command, or answers what it answered the first time. Opens a transaction (or joins the running one); the
     * key is kept in it, so after a crash the command either happened with its key or not at all.
     *
     * @param key a UUID that the page was rendered with
     * @param body what identifies the content, so that one key cannot stand for two commands
     * @param command returns what a repeat shall be answered with, such as the path to go to next
     * @throws CommandReused when the key was used by somebody else or with another body
     */
    String once(String key, String body, Supplier<String> command);
}
