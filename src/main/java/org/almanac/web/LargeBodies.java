package org.almanac.web;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends bodies that are kept in memory and shared by all who ask. A small one goes at once. A large one goes in slices,
 * each when the client has taken the one before, so that a client who reads slowly holds a slice. What is on its way stays
 * in memory although the cache may have let it go, so different large bodies have a budget: before it is exceeded, clients
 * that have taken nothing for a while are dropped, and then who asks next is told to come again.
 */
@ApplicationScoped
public class LargeBodies {
    private static final int SLICE = 256 * 1024;
    private static final long PATIENCE_WHEN_SHORT = Duration.ofSeconds(2).toNanos();
    private static final long EVERY_MILLIS = 1_000;

    private final Vertx vertx;
    private final long most;
    private final long timeout;
    private final Map<Buffer, List<Transfer>> underWay = new IdentityHashMap<>();
    private long octets;
    private @Nullable Long timer;

    LargeBodies(Vertx vertx, AnswerSettings settings) {
        this.vertx = vertx;
        most = AnswerSettings.octetsUnderWay(settings);
        timeout = settings.writeTimeout().toNanos();
    }

    /**
     * Ends a response whose head is complete but for its length. To be called on the event loop of the request.
     *
     * @param body not to be changed, nor copied by the caller: the same object is counted once
     * @return false when nothing was sent, for want of memory: the caller answers otherwise
     */
    public boolean end(RoutingContext context, Buffer body) {
        if (body.length() <= SLICE) {
            context.response().end(body);
            return true;
        }
        Transfer transfer = new Transfer(context.response(), body);
        if (!enter(transfer)) {
            return false;
        }
        context.addEndHandler(ended -> leave(transfer));
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
                .filter(same -> same.stream().allMatch(transfer -> now - transfer.since > PATIENCE_WHEN_SHORT))
                .toList());
        stalled.sort(Comparator.comparingLong(LargeBodies::latest));
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

    private static long latest(List<Transfer> same) {
        return same.stream().mapToLong(transfer -> transfer.since).max().orElse(0);
    }

    /** Connections have their own deadline; this one is for streams that share a connection (HTTP/2). */
    private synchronized void dropLate() {
        long now = System.nanoTime();
        underWay.values().stream()
                .flatMap(List::stream)
                .filter(transfer -> now - transfer.since > timeout)
                .toList()
                .forEach(Transfer::drop);
    }

    private final class Transfer {
        private final HttpServerResponse response;
        private final Buffer body;
        private final Context loop = Vertx.currentContext();
        private int at;
        private volatile long since = System.nanoTime();

        Transfer(HttpServerResponse response, Buffer body) {
            this.response = response;
            this.body = body;
        }

        void start() {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
            response.drainHandler(taken -> go());
            go();
        }

        private void go() {
            since = System.nanoTime();
            while (at < body.length() && !response.closed()) {
                int to = Math.min(at + SLICE, body.length());
                Buffer slice = body.slice(at, to);
                at = to;
                if (at == body.length()) {
                    // The last bytes still wait for the client; by then nobody needs the whole any more.
                    leave(this);
                    response.end(slice);
                    return;
                }
                response.write(slice);
                if (response.writeQueueFull()) {
                    return;
                }
            }
        }

        void drop() {
            loop.runOnContext(drop -> response.reset());
        }
    }
}
