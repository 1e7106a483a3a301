package org.bangfu.registry;

import java.util.Locale;
import java.util.Map;
import net.sourceforge.pinyin4j.PinyinHelper;
import org.jspecify.annotations.Nullable;

/**
 * Keys for prefix search in plain ASCII: under every collation of every database a range over them finds exactly what
 * begins with the prefix, and an index carries it.
 */
final class SearchKeys {

    private static final String HEX = "0123456789abcdef";
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String DIGITS = "0123456789";

    /** Surnames that are read otherwise than the character alone. */
    private static final Map<String, Character> SURNAMES = Map.ofEntries(
            Map.entry("曾", 'z'),
            Map.entry("单", 's'),
            Map.entry("覃", 'q'),
            Map.entry("解", 'x'),
            Map.entry("仇", 'q'),
            Map.entry("区", 'o'),
            Map.entry("查", 'z'),
            Map.entry("朴", 'p'),
            Map.entry("翟", 'z'),
            Map.entry("盖", 'g'),
            Map.entry("尉", 'w'),
            Map.entry("乐", 'y'),
            Map.entry("种", 'c'),
            Map.entry("缪", 'm'),
            Map.entry("折", 's'));

    private SearchKeys() {}

    /** The name as four hex digits for each character. */
    static String nameKey(String name) {
        StringBuilder key = new StringBuilder();
        for (char c : name.toCharArray()) {
            key.append(String.format(Locale.ROOT, "%04x", (int) c));
        }
        return key.toString();
    }

    /** The first letters of the name's syllables, such as {@code zs} for 张三; what has no reading is left out. */
    static String initials(String name) {
        StringBuilder initials = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            Character surname = i == 0 ? SURNAMES.get(String.valueOf(c)) : null;
            if (surname != null) {
                initials.append(surname.charValue());
            } else if (LETTERS.indexOf(Character.toLowerCase(c)) >= 0) {
                initials.append(Character.toLowerCase(c));
            } else {
                String @Nullable [] readings = PinyinHelper.toHanyuPinyinStringArray(c);
                if (readings != null && readings.length > 0) {
                    initials.append(readings[0].charAt(0));
                }
            }
        }
        return initials.toString();
    }

    /** A half-open range of keys; without an end it has none above. */
    record Range(String from, @Nullable String before) {

        static Range ofHex(String prefix) {
            return of(prefix, HEX);
        }

        static Range ofLetters(String prefix) {
            return of(prefix, LETTERS);
        }

        static Range ofDigits(String prefix) {
            return of(prefix, DIGITS);
        }

        private static Range of(String prefix, String alphabet) {
            for (int i = prefix.length() - 1; i >= 0; i--) {
                int next = alphabet.indexOf(prefix.charAt(i)) + 1;
                if (next < alphabet.length()) {
                    return new Range(prefix, prefix.substring(0, i) + alphabet.charAt(next));
                }
            }
            return new Range(prefix, null);
        }
    }
}
