package org.bangfu.engine.deploy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One folder below {@code processes/}: what is deployed and versioned together.
 *
 * @param name the folder's name, that of the Java module too
 * @param resources path relative to {@code processes/} with forward slashes, such as
 *     {@code identification/forms/accept.form}, to content
 */
public record ProcessPackage(String name, SortedMap<String, byte[]> resources) {

    public ProcessPackage {
        resources = Collections.unmodifiableSortedMap(new TreeMap<>(resources));
    }

    public static ProcessPackage of(String name, Map<String, byte[]> resources) {
        return new ProcessPackage(name, new TreeMap<>(resources));
    }

    /** The hash of all names and contents: the same from a jar and from a checkout, another one when anything changed. */
    public String version() {
        MessageDigest digest = sha256();
        resources.forEach((path, content) -> {
            digest.update(path.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(Integer.toString(content.length).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(content);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
