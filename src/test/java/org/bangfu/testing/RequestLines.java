package org.bangfu.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestComponent;

/**
 * The first line of every request that reached the server of the suite's context, with the page it came from and where
 * it was sent on to: the server's own access log, which sees malformed requests and static files too.
 */
@TestComponent
public class RequestLines {

    private final Path folder;

    RequestLines(@Value("${server.tomcat.accesslog.directory}") Path folder) {
        this.folder = folder;
    }

    /** Each line as it was sent, and once more with its percent signs undone. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1)) {
                    lines.add(line + "\n" + decoded(decoded(line)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    private static String decoded(String line) {
        try {
            return URLDecoder.decode(line, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return line;
        }
    }
}
