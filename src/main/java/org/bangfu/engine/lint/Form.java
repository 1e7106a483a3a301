package org.bangfu.engine.lint;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A form as Tasklist would show it. */
final class Form {

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(40)
                            .maxStringLength(20_000)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final int MOST_COMPONENTS = 200;

    private static final Set<String> INPUTS = Set.of(
            "textfield",
            "textarea",
            "number",
            "datetime",
            "expression",
            "checkbox",
            "checklist",
            "radio",
            "select",
            "taglist");

    /** What form-js 1.8.7 shows and we use; {@code dynamiclist} breaks there, {@code iframe} shows foreign pages. */
    private static final Set<String> SHOWN = Stream.concat(
                    INPUTS.stream(),
                    Stream.of("text", "html", "image", "table", "group", "spacer", "separator", "button"))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> CLOSED = Set.of("checkbox", "checklist", "radio", "select", "taglist");

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]*");
    private static final Pattern ACTIVE = Pattern.compile(
            "<\\s*(script|iframe|object|embed|link|meta|base|form|svg)|\\bon\\w+\\s*=|javascript:|data:text",
            Pattern.CASE_INSENSITIVE);

    private final String path;
    private final Linter.Findings findings;
    private final Map<String, String> typeOfKey = new LinkedHashMap<>();
    private final Set<String> confirmations = new HashSet<>();
    private @Nullable String id;
    private int components;

    Form(String path, byte[] content, Linter.Findings findings) {
        this.path = path;
        this.findings = findings;
        try {
            JsonNode root = JSON.readTree(content);
            if (root == null || !root.isObject()) {
                find(Linter.name(path), "不是表单，请用 Modeler 新建");
                return;
            }
            look(root);
        } catch (JacksonException e) {
            find(Linter.name(path), "不是能读的 JSON（" + e.getOriginalMessage() + "），请用 Modeler 重新保存");
        }
    }

    Optional<String> id() {
        return Optional.ofNullable(id);
    }

    Set<String> keys() {
        return typeOfKey.keySet();
    }

    boolean isClosed(String key) {
        return CLOSED.contains(typeOfKey.getOrDefault(key, ""));
    }

    /** A box that must be ticked: checking the form is all that is done with it. */
    boolean isConfirmation(String key) {
        return confirmations.contains(key);
    }

    private void look(JsonNode root) {
        String name = root.path("id").asString("");
        if (!ID.matcher(name).matches() || !name.equals(Linter.base(path))) {
            find(name.isEmpty() ? Linter.name(path) : name, "表单编号要和文件名相同，写成小写英文加连字符：" + Linter.base(path));
        }
        if (ID.matcher(name).matches()) {
            id = name;
        }
        if (!root.path("executionPlatform").asString("").equals("Camunda Platform")) {
            find(name, "表单不是给 Camunda 7 做的，请在 Modeler 里选 Camunda Platform 7.22.0");
        }
        Set<String> ids = new HashSet<>();
        for (JsonNode component : root.path("components")) {
            component(component, ids);
        }
        if (components == 0) {
            find(name, "表单里什么也没有，请加上要问的问题");
        }
    }

    private void component(JsonNode component, Set<String> ids) {
        if (++components == MOST_COMPONENTS + 1) {
            find(id == null ? Linter.name(path) : id, "表单超过 " + MOST_COMPONENTS + " 项，请拆成几张");
        }
        if (components > MOST_COMPONENTS) {
            return;
        }
        String type = component.path("type").asString("");
        String key = component.path("key").asString("");
        String place = component.path("id").asString(key.isEmpty() ? type : key);
        if (!ids.add(place)) {
            find(place, "表单项编号重复，请改名");
        }
        if (!SHOWN.contains(type)) {
            find(place, "待办里显示不了“" + type + "”这种表单项，整张表会用不了，请换一种");
        }
        if (INPUTS.contains(type)) {
            if (!KEY.matcher(key).matches()) {
                find(place, "表单项的键“" + key + "”要写成小写字母开头的英文");
            } else if (typeOfKey.put(key, type) != null) {
                find(place, "键“" + key + "”用了两次，请改名");
            }
            if (type.equals("checkbox")
                    && component.path("validate").path("required").asBoolean(false)) {
                confirmations.add(key);
            }
        }
        texts(component, place);
        for (JsonNode inner : component.path("components")) {
            component(inner, ids);
        }
    }

    private void texts(JsonNode node, String place) {
        node.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (value.isString() && ACTIVE.matcher(value.asString()).find()) {
                find(place, "“" + entry.getKey() + "”里不能有脚本或外来页面，请只写文字");
            } else if (!entry.getKey().equals("components")) {
                if (value.isObject()) {
                    texts(value, place);
                } else if (value.isArray()) {
                    value.forEach(item -> {
                        if (item.isObject()) {
                            texts(item, place);
                        }
                    });
                }
            }
        });
        String source = node.path("source").asString("");
        if (source.startsWith("http:") || source.startsWith("https:") || source.startsWith("//")) {
            find(place, "图片不能来自外部网站，请放进系统");
        }
    }

    private void find(String element, String sentence) {
        findings.find(path, element, sentence);
    }
}
