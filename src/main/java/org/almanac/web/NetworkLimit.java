package org.almanac.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.almanac.problem.Problem;

/**
 * How many requests one network may send. Kept in this node's memory and bounded: many networks at once push out the
 * quiet ones, never the node.
 */
public final class NetworkLimit {
    private static final int MOST_NETWORKS = 100_000;

    private final LoadingCache<String, Bucket> buckets;

    /** @param requests in each period, and at once */
    public NetworkLimit(int requests, Duration period) {
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_NETWORKS)
                .expireAfterAccess(period)
                .build(network -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(requests).refillGreedy(requests, period))
                        .build());
    }

    /**
     * @param address the caller's IP address, see {@link ClientAddress}
     * @throws Problem TOO_MANY_REQUESTS when its network has used up what it may
     */
    public void take(String address) {
        if (!buckets.get(Network.of(address)).tryConsume(1)) {
            throw Problem.of(
                    Problem.Kind.TOO_MANY_REQUESTS,
                    "Too many requests came from your network. Please try again in some minutes.");
        }
    }
}
