package org.bangfu.notices;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The words of a notice. */
final class NoticeText {

    private NoticeText() {}

    /** A hash over everything that hangs on the board. */
    static String sha256(NoticeSheet sheet, String area) {
        StringBuilder text = new StringBuilder();
        text.append(sheet.number())
                .append('\n')
                .append(sheet.type().title())
                .append('\n')
                .append(area);
        for (NoticeSheet.Line line : sheet.lines()) {
            NoticeEntry entry = line.entry();
            text.append('\n')
                    .append(line.position())
                    .append('\t')
                    .append(entry.headName())
                    .append('\t')
                    .append(entry.group())
                    .append('\t')
                    .append(entry.persons())
                    .append('\t')
                    .append(entry.category())
                    .append('\t')
                    .append(entry.amount())
                    .append('\t')
                    .append(entry.period());
        }
        text.append('\n').append(sheet.note()).append('\n').append(sheet.phone());
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
