package org.almanac.web;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.almanac.web.connection.AnswerSettings;
import org.almanac.web.connection.SlowClients;
import org.jspecify.annotations.Nullable;

/**
 * Sends bodies that are kept in memory and shared by all who ask. What would be copied on its way, because it lies on the
 * heap or is encrypted, goes in slices, each when the client has taken the one before: a client who reads slowly holds a
 * slice. What is on its way stays
 * in memory although the cache may have let it go, so different large bodies have a budget: before it is exceeded, clients
 * that have taken nothing for a while are dropped, and then who asks next is told to come again.
 */
@Singleton
class LargeBodySender {
    private static final int SMALL = 256 * 1024;
    private static final int SLICE = 1024 * 1024;

    /** More than a connection's buffer holds, so that a client who leaves only this is seen to (see SlowReaders). */
    private static final int TAIL = 128 * 1024;

    private static final long PATIENCE_WHEN_SHORT = Duration.ofSeconds(2).toNanos();
    private static final long EVERY_MILLIS = 1_000;

    private final Vertx vertx;
    private final SlowClients readers;
    private final long most;
    private final long timeout;
    private final Map<Buffer, List<Transfer>> underWay = new IdentityHashMap<>();
    private long octets;
    private @Nullable Long timer;

    LargeBodySender(Vertx vertx, SlowClients readers, AnswerSettings settings) {
        this.vertx = vertx;
        this.readers = readers;
        most = AnswerSettings.octetsUnderWay(settings);
        timeout = settings.writeTimeout().toNanos();
    }

    /**
     * Ends a response whose head is complete but for its length. To be called on the event loop of the request.
     *
     * @param body not to be changed, nor copied by the caller: the same object is counted once
     * @return false when nothing was sent, for want of memory: the caller answers otherwise
     */
    boolean end(RoutingContext context, Buffer body) {
        if (body.length() <= SMALL) {
            context.response().end(body);
            return true;
        }
        HttpServerRequest request = context.request();
        // Outside the heap it is sent without being copied, on a plain connection.
        boolean whole = body.getByteBuf().isDirect() && request.version() != HttpVersion.HTTP_2 && !request.isSSL();
        Transfer transfer =
                new Transfer(context.response(), request.connection().remoteAddress(), body, whole);
        if (!enter(transfer)) {
            return false;
        }
        context.addEndHandler(ended -> {
            if (ended.failed() || context.response().closed()) {
                leave(transfer);
            }
        });
        transfer.start();
        return true;
    }

    private synchronized boolean enter(Transfer transfer) {
        List<Transfer> same = underWay.get(transfer.body);
        if (same == null) {
            // One that is larger than all that is allowed still goes, alone.
            if (octets > 0 && octets + transfer.body.length() > most) {
                makeRoom(transfer.body.length());
            }
            if (octets > 0 && octets + transfer.body.length() > most) {
                return false;
            }
            same = new ArrayList<>();
            underWay.put(transfer.body, same);
            octets += transfer.body.length();
        }
        same.add(transfer);
        if (timer == null) {
            timer = vertx.setPeriodic(EVERY_MILLIS, tick -> dropLate());
        }
        return true;
    }

    private synchronized void leave(Transfer transfer) {
        List<Transfer> same = underWay.get(transfer.body);
        if (same != null && same.remove(transfer) && same.isEmpty()) {
            underWay.remove(transfer.body);
            octets -= transfer.body.length();
        }
        if (underWay.isEmpty() && timer != null) {
            vertx.cancelTimer(timer);
            timer = null;
        }
    }

    /** Whole bodies, those first that nobody has taken anything of for longest. */
    private void makeRoom(long wanted) {
        long now = System.nanoTime();
        List<List<Transfer>> stalled = new ArrayList<>(underWay.values().stream()
                .filter(same -> same.stream().allMatch(transfer -> transfer.isStalled(now, PATIENCE_WHEN_SHORT)))
                .toList());
        stalled.sort(Comparator.comparingLong(same -> -idle(same, now)));
        for (List<Transfer> same : stalled) {
            if (octets == 0 || octets + wanted <= most) {
                return;
            }
            Buffer body = same.get(0).body;
            underWay.remove(body);
            octets -= body.length();
            same.forEach(Transfer::drop);
        }
    }

    /** How long nobody has taken anything of it. */
    private static long idle(List<Transfer> same, long now) {
        return same.stream().mapToLong(transfer -> transfer.idle(now)).min().orElse(0);
    }

    /** Connections have their own deadline; this one is for streams that share a connection (HTTP/2). */
    private synchronized void dropLate() {
        long now = System.nanoTime();
        underWay.values().stream()
                .flatMap(List::stream)
                .filter(transfer -> transfer.isStalled(now, timeout))
                .toList()
                .forEach(Transfer::drop);
    }

    private final class Transfer {
        private final HttpServerResponse response;
        private final Buffer body;
        private final Context loop = Vertx.currentContext();
        private final SocketAddress client;
        private final boolean whole;
        private volatile int at;
        private volatile long since = System.nanoTime();

        /** @param whole in one go: nothing is copied, so there is nothing to be saved by slices */
        Transfer(HttpServerResponse response, SocketAddress client, Buffer body, boolean whole) {
            this.response = response;
            this.client = client;
            this.body = body;
            this.whole = whole;
        }

        void start() {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
            if (whole) {
                response.end(body).onComplete(sent -> leave(this));
                return;
            }
            response.drainHandler(taken -> go());
            go();
        }

        private void go() {
            since = System.nanoTime();
            int tail = body.length() - TAIL;
            while (at < tail && !response.closed()) {
                int to = Math.min(at + SLICE, tail);
                response.write(body.slice(at, to));
                at = to;
                if (response.writeQueueFull()) {
                    return;
                }
            }
            if (at == tail && !response.closed()) {
                at = body.length();
                // A copy: what waits for this last part does not hold the rest.
                response.end(body.getBuffer(tail, at)).onComplete(sent -> leave(this));
            }
        }

        /** Not with the last part on its way: that is the connection's affair. */
        boolean isStalled(long now, long patience) {
            return (whole || at < body.length()) && idle(now) > patience;
        }

        long idle(long now) {
            return whole ? readers.nanosWithoutProgress(client, now) : now - since;
        }

        void drop() {
            if (whole) {
                readers.drop(client);
            } else {
                loop.runOnContext(drop -> response.reset());
            }
        }
    }
}
