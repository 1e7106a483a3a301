package org.bangfu.common;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;

/**
 * A citizen's id number (公民身份号码, GB 11643-1999), 18 characters. The region part may be any historical code, because
 * people marry in from elsewhere: form, birth date and check character are verified. Never printed whole:
 * {@link #toString()} masks.
 */
public final class CitizenId {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";

    private final String value;
    private final LocalDate birthDate;

    private CitizenId(String value, LocalDate birthDate) {
        this.value = value;
        this.birthDate = birthDate;
    }

    /**
     * Reads a number as people type it: full-width characters, a small x and surrounding blanks are accepted, a first
     * generation number of 15 digits is completed to 18.
     *
     * @throws IllegalArgumentException with one Chinese sentence that does not contain the number
     */
    public static CitizenId parse(String text) {
        String value = normalised(text);
        if (value.matches("\\d{15}")) {
            value = value.substring(0, 6) + "19" + value.substring(6);
            value = value + checkCharacter(value);
        }
        if (!value.matches("[1-9]\\d{16}[\\dX]")) {
            throw new IllegalArgumentException("身份证号码应为18位（末位可为X）或15位数字，请对照证件重新填写");
        }
        LocalDate birthDate;
        try {
            birthDate = LocalDate.of(
                    Integer.parseInt(value.substring(6, 10)),
                    Integer.parseInt(value.substring(10, 12)),
                    Integer.parseInt(value.substring(12, 14)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("身份证号码中的出生日期不存在，请对照证件核对第7至14位", e);
        }
        if (value.charAt(17) != checkCharacter(value)) {
            throw new IllegalArgumentException("身份证号码校验位不对，请对照证件逐位核对");
        }
        return new CitizenId(value, birthDate);
    }

    /** The check character of the first 17 digits. */
    public static char checkCharacter(String first17) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (first17.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK.charAt(sum % 11);
    }

    private static String normalised(String text) {
        StringBuilder plain = new StringBuilder();
        text.strip().codePoints().forEach(c -> plain.appendCodePoint(c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c));
        return plain.toString().toUpperCase(Locale.ROOT);
    }

    /** The whole number: for sealing and comparing only, never for showing or logging. */
    public String value() {
        return value;
    }

    public LocalDate birthDate() {
        return birthDate;
    }

    public boolean isMale() {
        return (value.charAt(16) - '0') % 2 == 1;
    }

    /** As staff see it in lists: {@code 43**************18}. */
    public String masked() {
        return value.substring(0, 2) + "**************" + value.substring(16);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CitizenId that && that.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return masked();
    }
}
