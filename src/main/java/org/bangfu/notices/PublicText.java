package org.bangfu.notices;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for what must never be published in a text: runs of 11 to 18 digits (and longer ones), id numbers and mobile
 * numbers written with gaps. Digits of every script count.
 */
public final class PublicText {

    private static final Pattern RUN = Pattern.compile("\\d{11,}|\\d{14,}[Xx]");
    private static final Pattern GAPS = Pattern.compile("(?<=\\d)[\\s\\p{Z}\\p{Cf}.\\-_·•・,，、/|:：－—]+(?=[\\dXx])");
    private static final Pattern MOBILE = Pattern.compile("(?<!\\d)(?:\\+?86)?1[3-9]\\d{9}(?!\\d)");
    private static final Pattern ID =
            Pattern.compile("[1-9]\\d{5}(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\\d|3[01])\\d{3}[\\dXx]"
                    + "|[1-9]\\d{7}(?:0[1-9]|1[0-2])(?:[0-2]\\d|3[01])\\d{3}");

    private PublicText() {}

    /** One sentence for each thing that must not be published; the sentences do not repeat it. Empty when clean. */
    public static List<String> problems(String text) {
        List<String> problems = new ArrayList<>();
        String plain = plainDigits(text);
        Matcher run = RUN.matcher(plain);
        while (run.find()) {
            problems.add("第" + (plain.substring(0, run.start()).length() + 1) + "个字起有连续"
                    + run.group().length() + "位数字，疑似证件号、电话或账号，请删去");
        }
        if (problems.isEmpty()) {
            String joined = GAPS.matcher(plain).replaceAll("");
            if (MOBILE.matcher(joined).find()) {
                problems.add("文字中有分开书写的手机号码，请删去；联系电话请用办公座机并带区号");
            }
            if (ID.matcher(joined).find()) {
                problems.add("文字中有分开书写的身份证号码，请删去");
            }
        }
        return problems;
    }

    private static String plainDigits(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isDigit(c)) {
                plain.append((char) ('0' + Character.digit(c, 10)));
            } else {
                plain.appendCodePoint(c == 'Ｘ' || c == 'ｘ' ? 'X' : c);
            }
        });
        return plain.toString();
    }
}
