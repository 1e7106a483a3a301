package org.bangfu.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Many words that are looked for at once, in one pass over a text. */
public final class Needles {

    private final Map<Integer, List<String>> byBeginning = new HashMap<>();
    private final boolean[] firsts = new boolean[Character.MAX_VALUE + 1];
    private int size;

    /** @param words of two characters or more; shorter ones would be found anywhere */
    public Needles(Collection<String> words) {
        for (String word : new TreeSet<>(words)) {
            if (word.length() < 2) {
                throw new IllegalArgumentException("too short to be looked for");
            }
            firsts[word.charAt(0)] = true;
            byBeginning
                    .computeIfAbsent(beginning(word, 0), key -> new ArrayList<>())
                    .add(word);
            size++;
        }
    }

    public int size() {
        return size;
    }

    /** The words that stand in the text. */
    public Set<String> in(String text) {
        Set<String> found = new TreeSet<>();
        for (int at = 0; at < text.length() - 1; at++) {
            if (firsts[text.charAt(at)]) {
                for (String word : byBeginning.getOrDefault(beginning(text, at), List.of())) {
                    if (text.startsWith(word, at)) {
                        found.add(word);
                    }
                }
            }
        }
        return found;
    }

    private static int beginning(String text, int at) {
        return text.charAt(at) << 16 | text.charAt(at + 1);
    }
}
