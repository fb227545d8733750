package org.almanac.picture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.almanac.encoding.Sha256;
import org.almanac.problem.Problem;
import org.almanac.settings.SiteSettings;
import org.almanac.transaction.Transactions;
import org.jspecify.annotations.Nullable;

/** Keeps the pictures that editors upload, where every node finds them; {@code cdi:pictures} in templates. */
@Named("pictures")
@ApplicationScoped
public class Pictures {
    /** Bytes of a file. */
    public static final int MAX_BYTES = 10 * 1024 * 1024;

    private static final int HASH = 32;
    private static final Pattern NAME = Pattern.compile("([0-9a-f]{" + HASH + "})(-480)?\\.jpg");
    private static final String PATH = "/pictures/";
    private static final int PATIENCE_SECONDS = 20;

    private final PictureRepository pictures;
    private final PictureStatements statements;
    private final PictureSettings settings;
    private final SiteSettings site;
    private final Clock clock;

    /** Decoding takes memory. */
    private final Semaphore atOnce = new Semaphore(1);

    Pictures(
            PictureRepository pictures,
            PictureStatements statements,
            PictureSettings settings,
            SiteSettings site,
            Clock clock) {
        this.pictures = pictures;
        this.statements = statements;
        this.settings = settings;
        this.site = site;
        this.clock = clock;
    }

    /**
     * Scales a picture and keeps it. The same picture has the same address, whoever brings it.
     *
     * @param file at most {@link #MAX_BYTES}
     * @throws Problem INVALID for {@code picture}, saying why; TOO_MANY_REQUESTS when others are at it
     */
    public StoredPicture keep(byte[] file) {
        if (file.length == 0) {
            throw Problem.invalid("picture", "Choose a picture.");
        }
        if (file.length > MAX_BYTES) {
            throw Problem.invalid("picture", tooLarge());
        }
        PictureScaler.Scaled scaled = scaled(file);
        String hash = Sha256.hex(scaled.wide()).substring(0, HASH);
        Instant now = clock.instant();
        Transactions.anew(() -> {
            PictureEntity known = pictures.findById(hash);
            if (known == null) {
                pictures.persist(new PictureEntity(hash, scaled, now));
            } else {
                known.broughtAgain(now);
            }
            return null;
        });
        String address = site.link(PATH + hash);
        return new StoredPicture(address + ".jpg", address + "-480.jpg", scaled.width(), scaled.height());
    }

    /** What is said of a larger file. */
    public static String tooLarge() {
        return "This file is larger than " + MAX_BYTES / (1024 * 1024) + " MB. Save the picture smaller and try again.";
    }

    /** The address of the narrow one of a picture that is kept here; null for any other. */
    public @Nullable String small(@Nullable String image) {
        if (image == null || !image.startsWith(site.link(PATH))) {
            return null;
        }
        Matcher name = NAME.matcher(image.substring(site.link(PATH).length()));
        return name.matches() && name.group(2) == null ? site.link(PATH + name.group(1) + "-480.jpg") : null;
    }

    /** The bytes of a JPEG; empty when there is none of that name. */
    @Transactional
    Optional<byte[]> find(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return pictures.findByIdOptional(matcher.group(1))
                .map(found -> matcher.group(2) == null ? found.wide : found.narrow);
    }

    /** Forgets what no event shows any more, nor has shown, and was brought long ago. */
    @Transactional
    public void forget() {
        Instant before = clock.instant()
                .atOffset(ZoneOffset.UTC)
                .minus(settings.pictures())
                .toInstant();
        statements.forgetUnused(before);
    }

    private PictureScaler.Scaled scaled(byte[] file) {
        try {
            if (!atOnce.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw Problem.of(
                        Problem.Kind.TOO_MANY_REQUESTS, "Other pictures are being scaled; try again in a minute.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        try {
            return PictureScaler.scaled(file);
        } finally {
            atOnce.release();
        }
    }
}
