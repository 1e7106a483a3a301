package org.bangfu.casefile;

import java.text.Normalizer;

/** The name that an uploader gave a file, made harmless: no path, no control or direction characters, not too long. */
final class FileName {

    private FileName() {}

    static String clean(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}]", "")
                .replace('\\', '/');
        plain = plain.substring(plain.lastIndexOf('/') + 1)
                .replaceAll("[\"'<>;:|?*%&]", "_")
                .replaceAll("^[.\\s]+", "")
                .strip();
        int[] characters = plain.codePoints().toArray();
        if (characters.length > 100) {
            plain = new String(characters, 0, 50) + "…" + new String(characters, characters.length - 40, 40);
        }
        return plain.isEmpty() ? "未命名" : plain;
    }
}
