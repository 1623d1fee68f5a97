package dev.steward.store.derby.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The company's random key: what is stored under a digest can't be guessed from the digest. It is kept in the database,
 * so that every backup of the database can be read with what is in it.
 */
public final class CompanyKey {

    /** Name of the setting that holds it. */
    public static final String NAME = "key";

    /** Bytes of a payload's address and of a text's digest. */
    static final int ADDRESS = 24, DIGEST = 16;

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    CompanyKey(byte[] key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** Address of a payload, as text. */
    String address(byte[] payload) {
        return text(addressBytes(payload));
    }

    /** The text of a stored address. */
    static String text(byte[] address) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(address);
    }

    /** Address of a payload, as stored. */
    byte[] addressBytes(byte[] payload) {
        return Arrays.copyOf(mac(payload), ADDRESS);
    }

    /** The stored form of an address, empty when the text isn't one. */
    static byte[] bytes(String address) {
        try {
            var bytes = Base64.getUrlDecoder().decode(address);
            return bytes.length == ADDRESS ? bytes : new byte[0];
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** What a text is looked up by. */
    public byte[] digest(String text) {
        return Arrays.copyOf(mac(text.getBytes(StandardCharsets.UTF_8)), DIGEST);
    }

    private byte[] mac(byte[] content) {
        try {
            return ((Mac) mac.clone()).doFinal(content);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's " + ALGORITHM + " can be copied", e);
        }
    }
}
