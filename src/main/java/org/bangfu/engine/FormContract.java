package org.bangfu.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a deployed {@code .form} asks for, and whether a submission answers it. The browser's own checks are a courtesy:
 * these are the ones that count.
 */
final class FormContract {

    private static final JsonMapper JSON = new JsonMapper();
    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();
    private static final int LONGEST_LINE = 500;
    private static final int LONGEST_TEXT = 4000;
    private static final BigDecimal LARGEST_NUMBER = new BigDecimal("1000000000000");
    private static final int ENOUGH_FINDINGS = 3;

    /** Kinds of fields whose values come from a closed set, so that the engine may keep them. */
    private static final Set<String> CLOSED = Set.of("checkbox", "radio", "select", "checklist", "taglist");

    /**
     * @param hide FEEL conditions that hide it, its groups' included
     * @param fixed shown only: what comes back for it is not taken
     * @param options the values to choose from; null when it is free or they come from elsewhere
     * @param optionsFrom variable that holds the options
     */
    private record Field(
            String type,
            String key,
            String label,
            JsonNode validate,
            List<String> hide,
            boolean fixed,
            boolean dateOnly,
            int decimals,
            @Nullable Set<String> options,
            @Nullable String optionsFrom) {

        String shown() {
            return "“" + (label.isBlank() ? key : label) + "”";
        }
    }

    /** A value that does not fit; the message says so of a field. */
    private static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;

        Unfit(String what) {
            super(what);
        }
    }

    private final List<Field> fields = new ArrayList<>();
    private final Set<String> keys = new LinkedHashSet<>();

    private FormContract() {}

    /** Reads a form; what it shows without asking is left out. */
    static FormContract of(byte[] form) {
        FormContract contract = new FormContract();
        contract.read(JSON.readTree(form).path("components"), List.of());
        return contract;
    }

    private void read(JsonNode components, List<String> hiddenBy) {
        for (JsonNode component : components) {
            List<String> hide = new ArrayList<>(hiddenBy);
            String condition = component.path("conditional").path("hide").asString("");
            if (!condition.isBlank()) {
                hide.add(condition.startsWith("=") ? condition.substring(1) : condition);
            }
            if (component.has("components")) {
                read(component.path("components"), hide);
            }
            String key = component.path("key").asString("");
            if (!key.isEmpty()) {
                keys.add(key);
                if (!component.path("type").asString("").equals("expression")) {
                    fields.add(field(component, key, hide));
                }
            }
        }
    }

    private static Field field(JsonNode component, String key, List<String> hide) {
        String from = component.path("valuesKey").asString("");
        if (from.isEmpty()) {
            String expression = component.path("valuesExpression").asString("");
            from = expression.startsWith("=") ? expression.substring(1).strip() : expression;
        }
        return new Field(
                component.path("type").asString(""),
                key,
                component.path("label").asString(component.path("dateLabel").asString("")),
                component.path("validate"),
                hide,
                component.path("readonly").asBoolean(false)
                        || component.path("disabled").asBoolean(false),
                component.path("subtype").asString("date").equals("date"),
                component.path("decimalDigits").asInt(-1),
                component.has("values") ? options(component.path("values")) : null,
                from.isEmpty() ? null : from);
    }

    private static Set<String> options(JsonNode values) {
        Set<String> options = new LinkedHashSet<>();
        for (JsonNode value : values) {
            options.add(value.isObject() ? value.path("value").asString("") : value.asString(""));
        }
        return options;
    }

    /** Whether the engine may keep the field's value: it comes from a closed set, a number or a date. */
    boolean isClosed(String key) {
        return fields.stream()
                .filter(field -> field.key().equals(key))
                .allMatch(field -> CLOSED.contains(field.type())
                        || field.type().equals("number")
                        || field.type().equals("datetime"));
    }

    /**
     * Checks and converts a submission.
     *
     * @param submitted as it arrived
     * @param variables what the task's form is shown with: conditions and options may look at it
     * @return form key to typed value, null where it was left empty or is hidden
     * @throws TaskRefused naming what does not fit
     */
    Map<String, @Nullable Object> accept(
            Map<String, ? extends @Nullable Object> submitted, Map<String, ? extends @Nullable Object> variables) {
        for (String key : submitted.keySet()) {
            if (!keys.contains(key)) {
                throw new TaskRefused("表单里没有“" + shortened(key) + "”这一项，请刷新页面后重新填写");
            }
        }
        List<String> unfit = new ArrayList<>();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        Set<String> broken = new LinkedHashSet<>();
        for (Field field : fields) {
            if (field.fixed()) {
                continue;
            }
            try {
                values.put(field.key(), convert(field, plain(submitted.get(field.key())), variables));
            } catch (Unfit e) {
                broken.add(field.key());
                values.put(field.key(), null);
                unfit.add(e.getMessage());
            }
        }
        Map<String, @Nullable Object> seen = new LinkedHashMap<>(variables);
        seen.putAll(values);
        for (Field field : fields) {
            if (field.fixed()) {
                continue;
            }
            if (isHidden(field, seen)) {
                values.put(field.key(), null);
                broken.remove(field.key());
            } else if (!broken.contains(field.key())) {
                try {
                    require(field, values.get(field.key()));
                } catch (Unfit e) {
                    unfit.add(e.getMessage());
                }
            }
        }
        if (!unfit.isEmpty()) {
            throw new TaskRefused(String.join(
                            "；",
                            unfit.stream().distinct().limit(ENOUGH_FINDINGS).toList())
                    + "，请改正后再提交");
        }
        return values;
    }

    private static boolean isHidden(Field field, Map<String, @Nullable Object> seen) {
        for (String condition : field.hide()) {
            EvaluationResult result =
                    FEEL.evaluateExpression(condition, new LinkedHashMap<String, Object>(nulls(seen)));
            if (result.isSuccess() && Boolean.TRUE.equals(result.result())) {
                return true;
            }
        }
        return false;
    }

    @SuppressWarnings("NullAway") // FEEL takes null for an unanswered question, its Java signature does not say so
    private static Map<String, Object> nulls(Map<String, @Nullable Object> values) {
        return new LinkedHashMap<>(values);
    }

    private static void require(Field field, @Nullable Object value) throws Unfit {
        JsonNode validate = field.validate();
        if (value == null) {
            if (validate.path("required").asBoolean(false)) {
                throw new Unfit(field.shown() + "必须填写");
            }
            return;
        }
        if (field.type().equals("checkbox") && validate.path("required").asBoolean(false) && value != Boolean.TRUE) {
            throw new Unfit(field.shown() + "必须勾选");
        }
        if (value instanceof Number number) {
            requireRange(field, new BigDecimal(number.toString()));
        }
        if (value instanceof String text && !CLOSED.contains(field.type())) {
            requireText(field, text);
        }
    }

    private static void requireRange(Field field, BigDecimal number) throws Unfit {
        JsonNode min = field.validate().path("min");
        JsonNode max = field.validate().path("max");
        if (isNumber(min) && number.compareTo(new BigDecimal(min.asString())) < 0) {
            throw new Unfit(field.shown() + "不能小于" + min.asString());
        }
        if (isNumber(max) && number.compareTo(new BigDecimal(max.asString())) > 0) {
            throw new Unfit(field.shown() + "不能大于" + max.asString());
        }
    }

    private static boolean isNumber(JsonNode node) {
        return node.isNumber() || node.isString() && node.asString().matches("-?\\d+(\\.\\d+)?");
    }

    private static void requireText(Field field, String text) throws Unfit {
        JsonNode validate = field.validate();
        int length = text.codePointCount(0, text.length());
        int longest = field.type().equals("textarea") ? LONGEST_TEXT : LONGEST_LINE;
        if (length < validate.path("minLength").asInt(0)) {
            throw new Unfit(field.shown() + "至少要写" + validate.path("minLength").asInt() + "个字");
        }
        if (length > validate.path("maxLength").asInt(longest)) {
            throw new Unfit(field.shown() + "最多写" + validate.path("maxLength").asInt(longest) + "个字");
        }
        String pattern = validate.path("pattern").asString("");
        if (!pattern.isEmpty() && !Pattern.compile(pattern).matcher(text).find()) {
            throw new Unfit(field.shown() + "的格式不对");
        }
        switch (validate.path("validationType").asString("")) {
            case "phone" -> requireMatch(field, text, "\\+?[0-9][0-9 -]{4,19}");
            case "email" -> requireMatch(field, text, "[^@\\s]{1,64}@[^@\\s]{1,200}");
            default -> {}
        }
    }

    private static void requireMatch(Field field, String text, String pattern) throws Unfit {
        if (!text.matches(pattern)) {
            throw new Unfit(field.shown() + "的格式不对");
        }
    }

    private static @Nullable Object convert(
            Field field, @Nullable Object value, Map<String, ? extends @Nullable Object> variables) throws Unfit {
        if (value == null || value instanceof String text && text.isBlank()) {
            return null;
        }
        return switch (field.type()) {
            case "number" -> number(field, value);
            case "checkbox" -> bool(field, value);
            case "datetime" -> date(field, value);
            case "radio", "select" -> option(field, value, variables);
            case "checklist", "taglist" -> options(field, value, variables);
            case "textfield", "textarea" -> text(field, value);
            default -> throw new Unfit(field.shown() + "不能这样填写");
        };
    }

    private static String text(Field field, Object value) throws Unfit {
        if (!(value instanceof String text)) {
            throw new Unfit(field.shown() + "应填文字");
        }
        if (text.indexOf('\0') >= 0) {
            throw new Unfit(field.shown() + "里有不能保存的字符");
        }
        return text.strip();
    }

    private static Object number(Field field, Object value) throws Unfit {
        String text = value.toString().strip();
        if (!(value instanceof Number || value instanceof String)
                || !text.matches("-?\\d{1,15}(\\.\\d{1,9})?([eE]\\d)?")) {
            throw new Unfit(field.shown() + "应填数字");
        }
        BigDecimal number = new BigDecimal(text);
        if (number.abs().compareTo(LARGEST_NUMBER) > 0) {
            throw new Unfit(field.shown() + "的数字太大");
        }
        BigDecimal plain = number.stripTrailingZeros();
        if (field.decimals() >= 0 && plain.scale() > field.decimals()) {
            throw new Unfit(field.shown() + (field.decimals() == 0 ? "应填整数" : "最多保留" + field.decimals() + "位小数"));
        }
        return plain.scale() <= 0 && field.decimals() <= 0 ? (Object) number.longValue() : number;
    }

    private static Boolean bool(Field field, Object value) throws Unfit {
        if (value instanceof Boolean bool) {
            return bool;
        }
        if (value.equals("true") || value.equals("false")) {
            return value.equals("true");
        }
        throw new Unfit(field.shown() + "应选是或否");
    }

    private static Object date(Field field, Object value) throws Unfit {
        if (value instanceof LocalDate day) {
            return day;
        }
        String text = text(field, value);
        if (!field.dateOnly()) {
            if (text.length() > 40) {
                throw new Unfit(field.shown() + "不是有效的时间");
            }
            return text;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() < 1900 || day.getYear() > 2200) {
                throw new Unfit(field.shown() + "不是有效的日期");
            }
            return day;
        } catch (DateTimeParseException e) {
            throw new Unfit(field.shown() + "不是有效的日期");
        }
    }

    private static String option(Field field, Object value, Map<String, ? extends @Nullable Object> variables)
            throws Unfit {
        String chosen = value.toString();
        Set<String> options = optionsOf(field, variables);
        if (value instanceof List || !options.contains(chosen)) {
            throw new Unfit(field.shown() + "的选项不在可选范围内");
        }
        return chosen;
    }

    private static @Nullable List<String> options(
            Field field, Object value, Map<String, ? extends @Nullable Object> variables) throws Unfit {
        if (!(value instanceof List<?> list)) {
            throw new Unfit(field.shown() + "的选项不在可选范围内");
        }
        List<String> chosen = new ArrayList<>();
        for (Object one : list) {
            chosen.add(option(field, one == null ? "" : one, variables));
        }
        return chosen.isEmpty() ? null : List.copyOf(new LinkedHashSet<>(chosen));
    }

    private static Set<String> optionsOf(Field field, Map<String, ? extends @Nullable Object> variables) {
        if (field.options() != null) {
            return field.options();
        }
        Object from = field.optionsFrom() == null ? null : variables.get(field.optionsFrom());
        return from == null ? Set.of() : options(JSON.readTree(from.toString()));
    }

    /** JSON and lists, however the engine's HTTP interface wrapped them, as plain values. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value == null
                || value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof LocalDate
                || value instanceof List) {
            return value;
        }
        try {
            return JSON.readValue(value.toString(), Object.class);
        } catch (RuntimeException e) {
            return value.toString();
        }
    }

    private static String shortened(String key) {
        return key.length() > 40 ? key.substring(0, 40) + "…" : key;
    }
}
