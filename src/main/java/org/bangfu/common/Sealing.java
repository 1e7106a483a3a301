package org.bangfu.common;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals personal data at rest (AES-256-GCM, a fresh nonce each time) and makes keyed look-ups for equality
 * (HMAC-SHA-256), so that an id number can be found and kept unique without being readable in the database.
 */
public final class Sealing {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final byte VERSION = 1;

    private final SecretKeySpec sealKey;
    private final SecretKeySpec lookupKey;
    private final SecureRandom random = new SecureRandom();

    /** @param sealKey 32 bytes; @param lookupKey 32 other bytes */
    public Sealing(byte[] sealKey, byte[] lookupKey) {
        if (sealKey.length != 32 || lookupKey.length != 32) {
            throw new IllegalArgumentException("密钥长度应为32字节");
        }
        this.sealKey = new SecretKeySpec(sealKey, "AES");
        this.lookupKey = new SecretKeySpec(lookupKey, "HmacSHA256");
    }

    /**
     * @param context what the value belongs to, such as {@code member.id}: a sealed value cannot be moved to another
     *     column
     */
    public byte[] seal(String plain, String context) {
        return sealBytes(plain.getBytes(StandardCharsets.UTF_8), context);
    }

    /** The same for content that is not text, such as a photo. */
    public byte[] sealBytes(byte[] plain, String context) {
        try {
            byte[] nonce = new byte[NONCE];
            random.nextBytes(nonce);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, sealKey, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            byte[] sealed = cipher.doFinal(plain);
            return ByteBuffer.allocate(1 + NONCE + sealed.length)
                    .put(VERSION)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("加密失败", e);
        }
    }

    /** @throws IllegalStateException when the value was changed, moved or sealed with another key */
    public String open(byte[] sealed, String context) {
        return new String(openBytes(sealed, context), StandardCharsets.UTF_8);
    }

    /** @throws IllegalStateException when the value was changed, moved or sealed with another key */
    public byte[] openBytes(byte[] sealed, String context) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, sealKey, new GCMParameterSpec(TAG_BITS, sealed, 1, NONCE));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("解密失败：数据被改动或密钥不对", e);
        }
    }

    /** The same for the same value, unlike {@link #seal}: 64 hex digits. */
    public String lookup(String plain) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(lookupKey);
            return HexFormat.of().formatHex(mac.doFinal(plain.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("计算检索码失败", e);
        }
    }
}
