package org.almanac.web;

import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long caches may keep an answer that the passing of time changes, as {@code Cache-Control} says it (RFC 9111 §5.2.2,
 * RFC 5861). All of it together does not reach past that change: what is fresh, what is shown while a new one is fetched, and
 * what is shown while the service cannot be reached. Where nothing of a part is left, the part is left out.
 * Immutable but for what it remembers of the headers it has written.
 */
public final class CachePolicy {
    private static final Duration A_DAY = Duration.ofDays(1);

    /** A power of two. Answers that are asked for at the same time change at few different moments. */
    private static final int REMEMBERED = 256;

    private final long fresh;
    private final long whileRevalidating;
    private final long ifError;

    /** By the last bits of the seconds; whichever thread's is seen is right or not used. */
    private final @Nullable Written[] written = new Written[REMEMBERED];

    private record Written(long left, CharSequence header) {}

    /**
     * @param fresh how long a cache need not ask again, at most
     * @param whileRevalidating how much longer it may give what it has while it asks; zero for not at all
     * @param ifError how much longer it may give what it has when asking fails; zero for not at all
     */
    private CachePolicy(Duration fresh, Duration whileRevalidating, Duration ifError) {
        this.fresh = fresh.toSeconds();
        this.whileRevalidating = whileRevalidating.toSeconds();
        this.ifError = ifError.toSeconds();
    }

    /** What is asked for again and again, by many: nobody waits for it, and it outlives a failure by a day. */
    public static CachePolicy ofMany(Duration fresh) {
        return new CachePolicy(fresh, fresh, A_DAY);
    }

    /** A page: it outlives a failure by a day. */
    public static CachePolicy ofPage(Duration fresh) {
        return new CachePolicy(fresh, Duration.ZERO, A_DAY);
    }

    /**
     * For what everybody may have.
     *
     * @param changesAt up to when the passing of time alone does not change it; {@link Instant#MAX} for always
     */
    public String header(Instant now, Instant changesAt) {
        return header(secondsLeft(now, changesAt));
    }

    /** The same, encoded. */
    public CharSequence encodedHeader(Instant now, Instant changesAt) {
        long left = secondsLeft(now, changesAt);
        int place = (int) left & REMEMBERED - 1;
        Written known = written[place];
        if (known == null || known.left != left) {
            known = new Written(left, HttpHeaders.createOptimized(header(left)));
            written[place] = known;
        }
        return known.header;
    }

    private String header(long left) {
        long kept = Math.min(left, fresh);
        StringBuilder header = new StringBuilder(80).append("public, max-age=").append(kept);
        long asking = Math.min(left - kept, whileRevalidating);
        append(header, ", stale-while-revalidate=", asking);
        append(header, ", stale-if-error=", Math.min(left - kept - asking, ifError));
        return header.toString();
    }

    /** For what no cache but the client's own may keep. See {@link #header}. */
    public String privateHeader(Instant now, Instant changesAt) {
        return "private, max-age=" + Math.min(secondsLeft(now, changesAt), fresh);
    }

    private static void append(StringBuilder header, String directive, long seconds) {
        if (seconds > 0) {
            header.append(directive).append(seconds);
        }
    }

    /** Whole ones: a part of a second is not promised. */
    private static long secondsLeft(Instant now, Instant changesAt) {
        long begun = changesAt.getNano() < now.getNano() ? 1 : 0;
        return Math.max(0, changesAt.getEpochSecond() - now.getEpochSecond() - begun);
    }
}
