package org.bangfu.review.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.servlet.ModelAndView;

/** What a person entered on a page, read field by field; whatever cannot be read is a problem in one Chinese sentence. */
final class Entries {

    private final Map<String, String> values;
    private final List<String> problems = new ArrayList<>();

    Entries(Map<String, String> values) {
        this.values = values;
    }

    List<String> problems() {
        return problems;
    }

    boolean isFine() {
        return problems.isEmpty();
    }

    void problem(@Nullable String sentence) {
        problems.add(String.valueOf(sentence));
    }

    String text(String key, int longest, String label) {
        String text = optional(key);
        if (text.isEmpty() || text.length() > longest) {
            problems.add("请写明" + label + "（" + longest + "字以内）");
        }
        return text;
    }

    String optional(String key) {
        return values.getOrDefault(key, "").strip();
    }

    <E extends Enum<E>> Optional<E> choice(Class<E> type, String key, String label) {
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(values.get(key))) {
                return Optional.of(value);
            }
        }
        problems.add("请选择" + label);
        return Optional.empty();
    }

    /** The page again, with what has to be put right. */
    static ModelAndView again(String view, Model model) {
        return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
