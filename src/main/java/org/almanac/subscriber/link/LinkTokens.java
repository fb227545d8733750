package org.almanac.subscriber.link;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.almanac.settings.KeyedHash;

/**
 * Makes and checks the tokens in mailed links: base64url of (id, epoch, MAC), where the MAC is HMAC-SHA-256 over scope,
 * id and epoch, cut to 128 bits (RFC 2104 §5). Nothing is stored, so there is nothing to steal from a table, and a mail
 * that is sent again carries the same link. See {@code docs/decisions/0009-subscriber-tokens.md}.
 */
final class LinkTokens {
    /** Of every token: 36 bytes fill base64url without a spare bit, so each token has one spelling. */
    static final int LENGTH = 48;

    private static final int CLAIM_BYTES = 2 * Long.BYTES + Integer.BYTES;
    private static final int MAC_BYTES = 16;

    private final KeyedHash hash;

    /** @param key at least 32 bytes that nobody can guess */
    LinkTokens(byte[] key) {
        this.hash = new KeyedHash(key);
    }

    String issue(LinkScope scope, LinkToken token) {
        byte[] claim = ByteBuffer.allocate(CLAIM_BYTES)
                .putLong(token.id().getMostSignificantBits())
                .putLong(token.id().getLeastSignificantBits())
                .putInt(token.epoch())
                .array();
        byte[] whole = ByteBuffer.allocate(CLAIM_BYTES + MAC_BYTES)
                .put(claim)
                .put(mac(scope, claim))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** Empty when the token was not issued for this scope with this key. */
    Optional<LinkToken> read(LinkScope scope, String text) {
        if (text.length() != LENGTH) {
            return Optional.empty();
        }
        byte[] whole;
        try {
            whole = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (whole.length != CLAIM_BYTES + MAC_BYTES) {
            return Optional.empty();
        }
        byte[] claim = Arrays.copyOf(whole, CLAIM_BYTES);
        byte[] given = Arrays.copyOfRange(whole, CLAIM_BYTES, whole.length);
        if (!MessageDigest.isEqual(given, mac(scope, claim))) {
            return Optional.empty();
        }
        ByteBuffer fields = ByteBuffer.wrap(claim);
        return Optional.of(new LinkToken(new UUID(fields.getLong(), fields.getLong()), fields.getInt()));
    }

    private byte[] mac(LinkScope scope, byte[] claim) {
        byte[] name = scope.name().getBytes(StandardCharsets.US_ASCII);
        byte[] text = ByteBuffer.allocate(name.length + 1 + claim.length)
                .put(name)
                .put((byte) 0)
                .put(claim)
                .array();
        return Arrays.copyOf(hash.of(text), MAC_BYTES);
    }
}
