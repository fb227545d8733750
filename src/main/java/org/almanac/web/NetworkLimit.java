package org.almanac.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HexFormat;
import org.almanac.problem.Problem;

/**
 * How many requests one network may send. Kept in this node's memory and bounded: many networks at once push out the
 * quiet ones, never the node.
 */
public final class NetworkLimit {
    private static final int MOST_NETWORKS = 100_000;
    private static final int IPV4_BYTES = 4;
    private static final int IPV6_NETWORK_BYTES = 8;

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
     * @param address the caller's IP address
     * @throws Problem TOO_MANY_REQUESTS when its network has used up what it may
     */
    public void take(String address) {
        if (!buckets.get(network(address)).tryConsume(1)) {
            throw Problem.of(
                    Problem.Kind.TOO_MANY_REQUESTS,
                    "Too many requests came from your network. Please try again in some minutes.");
        }
    }

    /** An IPv4 address by itself; of an IPv6 address the /64 that one household or machine is given. */
    static String network(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes == null || bytes.length == IPV4_BYTES
                ? address
                : HexFormat.of().formatHex(bytes, 0, IPV6_NETWORK_BYTES);
    }

    static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, IPV6_NETWORK_BYTES));
    }
}
