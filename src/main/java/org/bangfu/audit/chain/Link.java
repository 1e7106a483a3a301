package org.bangfu.audit.chain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One row of a chain as it is hashed. Each field stands in the canonical text with its length before it, so that no
 * two rows share a text.
 *
 * @param number 1 for the first row of the chain, without gaps
 * @param businessTime milliseconds at most
 * @param recordedAt milliseconds at most
 * @param previousHash {@link #GENESIS} for the first row
 */
record Link(
        String chain,
        long number,
        Instant businessTime,
        Instant recordedAt,
        String actor,
        String origin,
        String kind,
        @Nullable String area,
        @Nullable String caseNumber,
        @Nullable String subject,
        String details,
        String previousHash) {

    static final String GENESIS = "0".repeat(64);

    String hash() {
        StringBuilder text = new StringBuilder(256);
        field(text, "bangfu-audit-1");
        field(text, chain);
        field(text, Long.toString(number));
        field(text, businessTime.toString());
        field(text, recordedAt.toString());
        field(text, actor);
        field(text, origin);
        field(text, kind);
        field(text, area);
        field(text, caseNumber);
        field(text, subject);
        field(text, details);
        field(text, previousHash);
        return sha256(text.toString());
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void field(StringBuilder text, @Nullable String value) {
        if (value == null) {
            text.append("-,");
        } else {
            text.append(value.length()).append(':').append(value).append(',');
        }
    }
}
