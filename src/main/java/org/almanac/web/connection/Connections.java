package org.almanac.web.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.almanac.web.Network;
import org.jspecify.annotations.Nullable;

/**
 * The connections that an HTTP server has, counted by network. Those that say nothing, or too slowly, are closed in time.
 * A network that has as many as it may gets another at the cost of the one that has kept us waiting longest, so that
 * slow ones shut nobody out; when all are being answered, the new one is turned away.
 */
final class Connections extends ChannelInboundHandlerAdapter {
    private static final long SWEEP_SECONDS = 1;

    /** A request that has been arriving for less than this is not slow. */
    private static final Duration SLOW = Duration.ofSeconds(2);

    private final int perNetwork;
    private final int total;
    private final long headNanos;
    private final long idleNanos;
    private final AtomicInteger open = new AtomicInteger();
    private final ConcurrentMap<String, Set<ConnectionState>> networks = new ConcurrentHashMap<>();

    Connections(ConnectionSettings settings) {
        perNetwork = settings.perNetwork();
        total = settings.total();
        headNanos = settings.headDeadline().toNanos();
        idleNanos = settings.idle().toNanos();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext server) {
        server.executor().scheduleWithFixedDelay(this::sweep, SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
    }

    /** A connection that was accepted, before anything else knows of it. */
    @Override
    public void channelRead(ChannelHandlerContext server, Object accepted) {
        Channel channel = (Channel) accepted;
        String network = network(channel);
        Set<ConnectionState> siblings = networks.computeIfAbsent(network, first -> ConcurrentHashMap.newKeySet());
        if (open.get() >= total || !hasRoom(siblings)) {
            channel.unsafe().closeForcibly();
            return;
        }
        ConnectionState state = new ConnectionState(channel);
        open.incrementAndGet();
        siblings.add(state);
        channel.closeFuture().addListener(closed -> {
            open.decrementAndGet();
            siblings.remove(state);
        });
        channel.pipeline().addFirst(state);
        server.fireChannelRead(channel);
    }

    private boolean hasRoom(Set<ConnectionState> siblings) {
        if (perNetwork <= 0 || siblings.size() < perNetwork) {
            return true;
        }
        ConnectionState slowest = slowest(siblings, System.nanoTime());
        if (slowest == null) {
            return false;
        }
        siblings.remove(slowest);
        slowest.close();
        return true;
    }

    private static @Nullable ConnectionState slowest(Set<ConnectionState> siblings, long now) {
        ConnectionState slowest = null;
        long longest = -1;
        for (ConnectionState state : siblings) {
            long waited = state.keepsWaiting(now);
            // One that is in the midst of a request goes before one that only rests.
            long rank = state.isArriving() && waited > SLOW.toNanos() ? waited + Long.MAX_VALUE / 2 : waited;
            if (waited >= 0 && rank > longest) {
                longest = rank;
                slowest = state;
            }
        }
        return slowest;
    }

    private void sweep() {
        long now = System.nanoTime();
        // Both at once: a network that has no connection any more, and those that have come to their end.
        networks.forEach((network, siblings) -> {
            for (ConnectionState state : siblings) {
                if (state.isLate(now, headNanos, idleNanos)) {
                    state.close();
                }
            }
            networks.computeIfPresent(network, (same, left) -> left.isEmpty() ? null : left);
        });
    }

    private static String network(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress remote && remote.getAddress() != null
                ? Network.of(remote.getAddress())
                : "unknown";
    }
}
