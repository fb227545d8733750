package org.almanac.web.body;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** One body that is collected on the event loop of its request, and counted as it arrives. */
abstract class BodyCollector {
    private final RoutingContext context;
    private final long most;
    private final ByteBudget memory;
    private final Buffer body = Buffer.buffer();
    private long counted;
    private long timer;
    private boolean over;

    /**
     * @param most bytes
     * @param memory what all bodies share
     */
    BodyCollector(RoutingContext context, long most, ByteBudget memory) {
        this.context = context;
        this.most = most;
        this.memory = memory;
    }

    /** All has arrived. */
    abstract void complete();

    /** @param status 413 when it is larger than it may be, 408 when it is late, 503 when all bodies together are too large */
    abstract void fail(int status);

    final Buffer body() {
        return body;
    }

    /** To be called before the request is resumed. */
    final void start(Duration deadline) {
        HttpServerRequest request = context.request();
        request.pause();
        timer = context.vertx().setTimer(deadline.toMillis(), late -> stop(408));
        // In memory until it has been answered.
        context.addEndHandler(end -> release());
        request.exceptionHandler(gone -> {
            over = true;
            context.vertx().cancelTimer(timer);
            release();
        });
        request.endHandler(end -> {
            if (!over) {
                over = true;
                context.vertx().cancelTimer(timer);
                complete();
            }
        });
        request.handler(this::take);
    }

    private void take(Buffer chunk) {
        if (over) {
            return;
        }
        if (body.length() + (long) chunk.length() > most) {
            stop(413);
        } else if (!memory.take(chunk.length())) {
            stop(503);
        } else {
            counted += chunk.length();
            body.appendBuffer(chunk);
        }
    }

    private void stop(int status) {
        if (!over) {
            over = true;
            context.vertx().cancelTimer(timer);
            release();
            fail(status);
        }
    }

    private void release() {
        memory.giveBack(counted);
        counted = 0;
    }

    /** Lets the resource have it. */
    @SuppressWarnings("deprecation") // Of the ways to hand on a body that was read, the one that is not Vert.x' own.
    final void hand(RoutingContext to) {
        to.setBody(body);
        to.next();
    }
}
