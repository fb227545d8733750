package org.almanac.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Function;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Addresses as they were typed, and the feeds that they ask for. Programs send the same address again and again; it is read
 * once. Bounded in count and length; for any number of threads.
 */
public final class FeedAddressCache {
    /** Those beyond are read again. */
    private static final int MOST = 20_000;

    private static final int LONGEST = 500;

    private final Function<String, @Nullable FeedRequest> reader;
    private final Cache<String, FeedRequest> known =
            Caffeine.newBuilder().maximumSize(MOST).build();

    /** @param reader null for an address of something else; throws a {@link Problem} for a wrong one, which is not kept */
    public FeedAddressCache(Function<String, @Nullable FeedRequest> reader) {
        this.reader = reader;
    }

    /**
     * @param uri path and query as they came
     * @return null when the address is not one of a feed
     * @throws Problem as the reader does
     */
    public @Nullable FeedRequest request(String uri) {
        FeedRequest there = known.getIfPresent(uri);
        if (there != null) {
            return there;
        }
        FeedRequest request = reader.apply(uri);
        if (request != null && uri.length() <= LONGEST) {
            known.put(uri, request);
        }
        return request;
    }
}
