package org.bangfu.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Chinese texts of Tasklist against the English ones in the webapp's archive. */
class TasklistTextsTest {

    private static final String LOCALES = "META-INF/resources/webjars/camunda/app/tasklist/locales/";

    /** Labels that are signs, or empty, in every language. */
    private static final Set<String> SIGNS = Set.of(
            "NO_TASK_FORM",
            "SEARCH_LESS_THAN",
            "SEARCH_LESS_THAN_EQUALS",
            "SEARCH_GREATER_THAN",
            "SEARCH_GREATER_THAN_EQUALS");

    private final Map<String, String> english = texts("en.json");
    private final Map<String, String> chinese = texts("zh.json");

    @Test
    void everyTextOfTheWebappIsTranslatedAndNoneIsInvented() {
        assertThat(english).as("labels and dates of the webapp").hasSizeGreaterThan(412);
        assertThat(chinese.keySet()).containsExactlyInAnyOrderElementsOf(english.keySet());
    }

    @Test
    void noLabelIsLeftInEnglish() {
        Map<String, String> untranslated = chinese.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("/labels/"))
                .filter(entry -> !SIGNS.contains(entry.getKey().substring("/labels/".length())))
                .filter(entry -> entry.getValue().codePoints().noneMatch(Character::isIdeographic))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

        assertThat(untranslated).isEmpty();
    }

    @Test
    void everyPlaceholderOfALabelIsKept() {
        assertThat(english)
                .allSatisfy((key, text) -> assertThat(placeholders(chinese.getOrDefault(key, "")))
                        .as(key)
                        .isEqualTo(placeholders(text)));
    }

    @Test
    void ourTextsComeBeforeThoseOfTheArchive() throws IOException {
        List<URL> settings = Collections.list(getClass()
                .getClassLoader()
                .getResources("META-INF/resources/webjars/camunda/app/tasklist/scripts/config.js"));

        assertThat(settings).hasSize(2);
        try (InputStream first = settings.get(0).openStream()) {
            assertThat(new String(first.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("availableLocales: ['zh']", "fallbackLocale: 'zh'");
        }
    }

    private static Set<String> placeholders(String text) {
        Matcher matcher = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}").matcher(text);
        return matcher.results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<String, String> texts(String file) {
        try (InputStream stream = getClass().getClassLoader().getResourceAsStream(LOCALES + file)) {
            assertThat(stream).as(file).isNotNull();
            String content = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> texts = new TreeMap<>();
            collect("", new JsonMapper().readTree(content.replace("\uFEFF", "")), texts);
            return texts;
        } catch (IOException unreadable) {
            throw new IllegalStateException(file, unreadable);
        }
    }

    private static void collect(String path, JsonNode node, Map<String, String> texts) {
        if (node.isObject()) {
            node.properties().forEach(each -> collect(path + "/" + each.getKey(), each.getValue(), texts));
        } else if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                collect(path + "/" + index, node.get(index), texts);
            }
        } else {
            texts.put(path, node.asString());
        }
    }
}
