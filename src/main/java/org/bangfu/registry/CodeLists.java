package org.bangfu.registry;

import java.util.Map;
import java.util.Optional;

/**
 * The code lists of the register form ({@code seeds/codelists.json}): code to Chinese label. Lists written without codes
 * have the label for a code.
 */
public final class CodeLists {

    private final Map<String, Map<String, String>> lists;

    public CodeLists(Map<String, Map<String, String>> lists) {
        this.lists = Map.copyOf(lists);
    }

    /** Code to label in the order of the list; empty when there is no such list. */
    public Map<String, String> list(String list) {
        return lists.getOrDefault(list, Map.of());
    }

    public boolean has(String list, String code) {
        return list(list).containsKey(code);
    }

    /** The label of a code; the code itself when the list does not know it. */
    public String label(String list, String code) {
        return list(list).getOrDefault(code, code);
    }

    /** The code of what somebody wrote: the code itself or its label. */
    public Optional<String> code(String list, String codeOrLabel) {
        Map<String, String> labels = list(list);
        if (labels.containsKey(codeOrLabel)) {
            return Optional.of(codeOrLabel);
        }
        return labels.entrySet().stream()
                .filter(entry -> entry.getValue().equals(codeOrLabel))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
