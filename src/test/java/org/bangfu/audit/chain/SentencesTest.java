package org.bangfu.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the program records has its sentence in Chinese. */
class SentencesTest {

    private static final Pattern RECORDED = Pattern.compile("AuditEntry\\s*\\.of\\(([^;]*?)\\)", Pattern.DOTALL);
    private static final Pattern KIND = Pattern.compile("\"([a-zA-Z]+(?:\\.[a-zA-Z]+)?)\"");

    @Test
    void everyKindThatIsRecordedIsSaidInChinese() throws IOException {
        Properties texts = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("src/main/resources/audit/sentences.properties"))) {
            texts.load(file);
        }

        Set<String> recorded = recorded();

        assertThat(recorded).hasSizeGreaterThan(40).contains("task.completed", "notice.webPrinted");
        assertThat(recorded.stream().filter(kind -> !texts.containsKey("kind." + kind)))
                .isEmpty();
    }

    private static Set<String> recorded() throws IOException {
        Set<String> kinds = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<Path> files =
                    sources.filter(path -> path.toString().endsWith(".java")).toList();
            for (Path file : files) {
                Matcher entry = RECORDED.matcher(Files.readString(file));
                while (entry.find()) {
                    Matcher kind = KIND.matcher(entry.group(1));
                    while (kind.find()) {
                        kinds.add(kind.group(1));
                    }
                }
            }
        }
        return kinds;
    }
}
