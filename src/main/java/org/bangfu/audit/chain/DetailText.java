package org.bangfu.audit.chain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The details of an entry as one text: a line {@code field=value} per field, sorted, line ends and backslashes escaped. */
public final class DetailText {

    private static final int LIMIT = 8000;

    private DetailText() {}

    static String write(Map<String, String> details) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(details).forEach((field, value) -> {
            if (!field.matches("[A-Za-z0-9_.-]{1,60}")) {
                throw new IllegalArgumentException("audit field " + field);
            }
            text.append(field).append('=').append(escaped(value)).append('\n');
        });
        if (text.length() > LIMIT) {
            throw new IllegalArgumentException("audit details longer than " + LIMIT + " characters");
        }
        return text.toString();
    }

    public static Map<String, String> read(String text) {
        Map<String, String> details = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            int at = line.indexOf('=');
            if (at > 0) {
                details.put(line.substring(0, at), unescaped(line.substring(at + 1)));
            }
        });
        return details;
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\0", "\uFFFD");
    }

    private static String unescaped(String value) {
        StringBuilder plain = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                char next = value.charAt(++i);
                plain.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
