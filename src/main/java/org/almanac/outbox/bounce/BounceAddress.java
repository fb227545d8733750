package org.almanac.outbox.bounce;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.almanac.outbox.OutboxSettings;
import org.almanac.settings.KeyedHash;
import org.almanac.settings.SiteSecret;
import org.jspecify.annotations.Nullable;

/**
 * Where a message's bounces go: {@code bounce+<token>@<almanac.outbox.bounce-domain>}, of which the token tells which
 * message it was (VERP). It cannot be made up: it is the message's id and an HMAC-SHA-256 of it, cut to 96 bits, both
 * in hexadecimal, so that servers which change the case of local parts do no harm, and the local part keeps to the 64
 * octets of RFC 5321 §4.5.3.1.1.
 */
@Singleton
public class BounceAddress {
    private static final int ID_BYTES = 2 * Long.BYTES;
    private static final int MAC_BYTES = 12;
    private static final Pattern LOCAL_PART = Pattern.compile(
            "\\s*<?bounce\\+([0-9a-f]{" + 2 * (ID_BYTES + MAC_BYTES) + "})@[^@]+", Pattern.CASE_INSENSITIVE);

    private final Optional<String> domain;
    private final Supplier<byte[]> secret;
    private volatile @Nullable KeyedHash hash;

    @Inject
    public BounceAddress(OutboxSettings settings, SiteSecret secret) {
        this(settings.bounceDomain(), () -> secret.keyFor("bounce addresses"));
    }

    /** @param secret asked when it is needed for the first time: before that there may be no database */
    public BounceAddress(Optional<String> domain, Supplier<byte[]> secret) {
        this.domain = domain.map(String::strip).filter(name -> !name.isEmpty());
        this.secret = secret;
    }

    /** The envelope sender of a message; empty without a bounce domain, when bounces go to the sender's own address. */
    public Optional<String> of(UUID messageId) {
        return domain.map(name -> "bounce+" + HexFormat.of().formatHex(token(messageId)) + "@" + name);
    }

    /** Where mails go that ask for no more; empty without a bounce domain, when they go to the sender's own address. */
    public Optional<String> forUnsubscribing() {
        return domain.map(name -> "unsubscribe@" + name);
    }

    /**
     * Which message an address belongs to, whatever its domain: a server between may have rewritten that.
     *
     * @param address bare or in angle brackets, as a report or a {@code Return-Path} has it; anything may stand there
     * @return empty when it is none that this site made
     */
    public Optional<UUID> read(String address) {
        Matcher matcher = LOCAL_PART.matcher(address);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        byte[] given = HexFormat.of().parseHex(matcher.group(1));
        ByteBuffer fields = ByteBuffer.wrap(given);
        UUID messageId = new UUID(fields.getLong(), fields.getLong());
        return MessageDigest.isEqual(given, token(messageId)) ? Optional.of(messageId) : Optional.empty();
    }

    private byte[] token(UUID messageId) {
        byte[] id = ByteBuffer.allocate(ID_BYTES)
                .putLong(messageId.getMostSignificantBits())
                .putLong(messageId.getLeastSignificantBits())
                .array();
        byte[] whole = Arrays.copyOf(id, ID_BYTES + MAC_BYTES);
        System.arraycopy(hash().of(id), 0, whole, ID_BYTES, MAC_BYTES);
        return whole;
    }

    private KeyedHash hash() {
        KeyedHash known = hash;
        if (known == null) {
            known = new KeyedHash(secret.get());
            hash = known;
        }
        return known;
    }
}
