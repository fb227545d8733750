package org.almanac.web.connection;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Drops clients that ask and do not take what they asked for: each holds memory, or the worker thread that writes to it.
 * One that takes less than {@link UnsentBytes#LEAST} in the time allowed is dropped; and sooner, those that have taken
 * nothing for longest, when too many keep us waiting. Looked at by connection, so that it holds for every answer, and only
 * while a connection's buffer is full: what is sent at once costs nothing.
 */
@ApplicationScoped
public class SlowClients {
    private static final Logger LOG = Logger.getLogger(SlowClients.class);

    private static final long EVERY_MILLIS = 500;

    /** Nobody counts as stalled before: a line may be slow for a moment. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Set<UnsentBytes> waiting = ConcurrentHashMap.newKeySet();
    private final Map<InetSocketAddress, UnsentBytes> connections = new ConcurrentHashMap<>();
    private final AnswerSettings settings;

    SlowClients(AnswerSettings settings) {
        this.settings = settings;
    }

    void onStart(@Observes StartupEvent start, Vertx vertx) {
        // Netty then asks for ConnectionExtension, before the first connection is taken.
        System.setProperty(ChannelInitializerExtension.EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
        vertx.setPeriodic(EVERY_MILLIS, tick -> look());
    }

    void watch(Channel channel) {
        UnsentBytes bytes = new UnsentBytes(waiting);
        channel.pipeline().addFirst(bytes);
        if (channel.remoteAddress() instanceof InetSocketAddress client) {
            connections.put(client, bytes);
            channel.closeFuture().addListener(closed -> connections.remove(client, bytes));
        }
    }

    /** Zero for a connection that keeps nobody waiting. */
    public long nanosWithoutProgress(SocketAddress client, long now) {
        UnsentBytes bytes = connections.get(address(client));
        return bytes != null && waiting.contains(bytes) ? bytes.nanosWithoutProgress(now) : 0;
    }

    public void drop(SocketAddress client) {
        UnsentBytes bytes = connections.get(address(client));
        if (bytes != null) {
            bytes.drop();
        }
    }

    private static InetSocketAddress address(SocketAddress client) {
        return new InetSocketAddress(client.hostAddress(), client.port());
    }

    private void look() {
        if (waiting.isEmpty()) {
            return;
        }
        long now = System.nanoTime();
        List<UnsentBytes> stalled = new ArrayList<>();
        for (UnsentBytes connection : waiting) {
            long idle = connection.nanosWithoutProgress(now);
            if (idle > settings.writeTimeout().toNanos()) {
                connection.drop();
                LOG.debug("A client that takes nothing is dropped");
            } else if (idle > GRACE.toNanos()) {
                stalled.add(connection);
            }
        }
        if (stalled.size() > settings.stalled()) {
            stalled.sort(Comparator.comparingLong(UnsentBytes::since));
            int many = stalled.size() - settings.stalled();
            stalled.subList(0, many).forEach(UnsentBytes::drop);
            LOG.warnf("%d clients take nothing of what they asked for; %d of them are dropped", stalled.size(), many);
        }
    }
}
