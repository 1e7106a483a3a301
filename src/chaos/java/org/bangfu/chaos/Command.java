package org.bangfu.chaos;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Something that a person has the application do, sent again with the same key until there is an answer.
 *
 * @param facts what the checker needs to find its effect
 * @param answer further facts from the answer; empty when the answer is no acknowledgement
 * @param then what the client does once it is acknowledged
 */
record Command(
        String kind,
        String key,
        Map<String, String> facts,
        Sending sending,
        Function<HttpResponse<String>, Optional<Map<String, String>>> answer,
        Consumer<Map<String, String>> then) {

    /** A request over HTTP. */
    @FunctionalInterface
    interface Sending {
        HttpResponse<String> send(Session session) throws IOException, InterruptedException;
    }

    Command(
            String kind,
            String key,
            Map<String, String> facts,
            Sending sending,
            Function<HttpResponse<String>, Optional<Map<String, String>>> answer) {
        this(kind, key, facts, sending, answer, ignored -> {});
    }

    /** Tasklist's calls are acknowledged with a success and nothing more. */
    static Optional<Map<String, String>> succeeded(HttpResponse<String> answer) {
        return answer.statusCode() / 100 == 2 ? Optional.of(Map.of()) : Optional.empty();
    }

    /** Our pages acknowledge by leading to the next page; its last part is what was made. */
    static Function<HttpResponse<String>, Optional<Map<String, String>>> ledTo(String path, String fact) {
        return answer -> {
            String next = Session.location(answer);
            int at = next.indexOf(path);
            return answer.statusCode() == 302 && at >= 0 && next.length() > at + path.length()
                    ? Optional.of(Map.of(fact, next.substring(at + path.length())))
                    : Optional.empty();
        };
    }
}
