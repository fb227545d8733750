package org.almanac.account.login;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.almanac.account.store.AccountEntity;
import org.almanac.account.store.Secrets;
import org.almanac.settings.KeyedHash;
import org.almanac.settings.SiteSecret;
import org.jspecify.annotations.Nullable;

/**
 * Devices on which somebody has logged in before (OWASP "device cookies"). Such a device does not log anybody in; its
 * attempts are counted by themselves, so that nobody who guesses elsewhere can keep it out. A device is a signed text,
 * {@code <expiry in seconds>.<nonce>.<signature>}, and nothing is stored of it. The signature covers the account and
 * its password's hash: a new password ends all devices.
 */
@ApplicationScoped
public class KnownDevices {
    public static final Duration KEPT = Duration.ofDays(180);
    private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\.([A-Za-z0-9_-]{43})\\.([A-Za-z0-9_-]{43})");

    private final SiteSecret secret;
    private final Clock clock;
    private volatile @Nullable KeyedHash hash;

    KnownDevices(SiteSecret secret, Clock clock) {
        this.secret = secret;
        this.clock = clock;
    }

    /** The text that a device keeps. */
    public String issue(AccountEntity account) {
        String expiry = Long.toString(clock.instant().plus(KEPT).getEpochSecond());
        String nonce = Secrets.newToken();
        return expiry + "." + nonce + "." + signature(account, expiry, nonce);
    }

    /** What tells the device from others when it is one of this account's; as costly when it is not. */
    public Optional<String> recognise(@Nullable AccountEntity account, @Nullable String presented) {
        Matcher device = FORM.matcher(presented == null ? "" : presented);
        if (!device.matches()) {
            return Optional.empty();
        }
        String expected = signature(account, device.group(1), device.group(2));
        boolean genuine = MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), device.group(3).getBytes(StandardCharsets.US_ASCII));
        boolean inForce = clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(device.group(1))));
        return genuine && inForce && account != null ? Optional.of(device.group(2)) : Optional.empty();
    }

    private String signature(@Nullable AccountEntity account, String expiry, String nonce) {
        String whose = account == null ? "nobody" : account.id + " " + account.password;
        byte[] signed = hash().of((expiry + " " + nonce + " " + whose).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    private KeyedHash hash() {
        KeyedHash known = hash;
        if (known == null) {
            known = new KeyedHash(secret.keyFor("known devices"));
            hash = known;
        }
        return known;
    }
}
