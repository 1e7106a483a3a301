package org.bangfu.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bangfu.common.AreaCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the reference data that the register needs from {@code seeds/}. */
@Configuration(proxyBeanMethods = false)
class RegistrySeeds {

    @Bean
    Areas areas() {
        Map<AreaCode, String> townships = new TreeMap<>();
        for (String[] row : rows("seeds/townships.csv")) {
            townships.put(new AreaCode(row[0]), row[1]);
        }
        List<Village> villages = new ArrayList<>();
        for (String[] row : rows("seeds/villages.csv")) {
            villages.add(new Village(
                    new AreaCode(row[0]),
                    row[1],
                    Village.Type.valueOf(row[2]),
                    row[3].isBlank() ? null : Integer.valueOf(row[3]),
                    Integer.parseInt(row[4]),
                    Integer.parseInt(row[5])));
        }
        return new Areas(townships, villages);
    }

    @Bean
    CodeLists codeLists() {
        JsonNode root = JsonMapper.shared().readTree(text("seeds/codelists.json"));
        Map<String, Map<String, String>> lists = new LinkedHashMap<>();
        root.properties().forEach(list -> {
            Map<String, String> labels = new LinkedHashMap<>();
            if (list.getValue().isArray()) {
                list.getValue().forEach(label -> labels.put(label.asString(), label.asString()));
            } else {
                list.getValue().properties().forEach(code -> {
                    if (code.getValue().isString()) {
                        labels.put(code.getKey(), code.getValue().asString());
                    }
                });
            }
            lists.put(list.getKey(), Collections.unmodifiableMap(labels));
        });
        return new CodeLists(lists);
    }

    @Bean
    DataQuality dataQuality() {
        return new DataQuality(rows("seeds/data-quality.csv").stream()
                .map(row -> new DataQuality.Rule(
                        row[0],
                        QualityFinding.Severity.valueOf(row[3]),
                        row[4].isBlank() ? null : new BigDecimal(row[4]),
                        row[5].isBlank() ? null : new BigDecimal(row[5]),
                        row[6].isBlank() ? null : Integer.valueOf(row[6]),
                        row[7]))
                .toList());
    }

    private static List<String[]> rows(String path) {
        return text(path)
                .lines()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(RegistrySeeds::cells)
                .toList();
    }

    /** The cells of a line; a cell in double quotes may contain commas. */
    private static String[] cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells.toArray(String[]::new);
    }

    static String text(String path) {
        try (InputStream in = new ClassPathResource(path).getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("读不到参考数据 " + path + "，请检查安装包", e);
        }
    }
}
