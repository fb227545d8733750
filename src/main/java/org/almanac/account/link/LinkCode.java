package org.almanac.account.link;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.almanac.account.LinkPurpose;
import org.almanac.settings.KeyedHash;

/**
 * What stands in a mailed link: base64url of its id and an HMAC-SHA-256 over purpose and id. So a mail that is written
 * again carries the same link, and whoever has read the table cannot make one.
 */
final class LinkCode {
    /** Of 48 bytes, which fill base64url without a spare bit: each has one spelling. */
    private static final int LENGTH = 64;

    private static final int ID_BYTES = 2 * Long.BYTES;

    private final KeyedHash hash;

    LinkCode(KeyedHash hash) {
        this.hash = hash;
    }

    String of(LinkPurpose purpose, UUID id) {
        byte[] mac = mac(purpose, id);
        byte[] whole = ByteBuffer.allocate(ID_BYTES + mac.length)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .put(mac)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** The link's id; empty when it was not made here for this purpose. */
    Optional<UUID> read(LinkPurpose purpose, String code) {
        if (code.length() != LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] whole = Base64.getUrlDecoder().decode(code);
            ByteBuffer fields = ByteBuffer.wrap(whole);
            UUID id = new UUID(fields.getLong(), fields.getLong());
            byte[] given = Arrays.copyOfRange(whole, ID_BYTES, whole.length);
            return MessageDigest.isEqual(given, mac(purpose, id)) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private byte[] mac(LinkPurpose purpose, UUID id) {
        return hash.of((purpose + " " + id).getBytes(StandardCharsets.US_ASCII));
    }
}
