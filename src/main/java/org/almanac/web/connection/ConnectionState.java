package org.almanac.web.connection;

import static io.netty.handler.codec.http.HttpHeaderNames.ALLOW;
import static io.netty.handler.codec.http.HttpHeaderNames.CONNECTION;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_LENGTH;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_TYPE;
import static io.netty.handler.codec.http.HttpHeaderValues.CLOSE;
import static io.netty.handler.codec.http.HttpResponseStatus.METHOD_NOT_ALLOWED;
import static io.netty.handler.codec.http.HttpVersion.HTTP_1_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.Set;
import org.almanac.web.ProblemResponse;
import org.almanac.web.body.RequestBodies;

/**
 * What one connection is doing, for {@link Connections}. It stands first, where bytes arrive, and sets another of its
 * kind where requests come out of them and answers go in.
 */
final class ConnectionState extends ChannelInboundHandlerAdapter {
    /** What sends a body is held to by {@link RequestBodies}; this is for bodies that nobody reads. */
    private static final long LONGEST_BODY = Duration.ofMinutes(15).toNanos();

    /** For what is left of a body whose request has been answered without it. */
    private static final long LONGEST_REST = Duration.ofMinutes(1).toNanos();

    /**
     * Of RFC 9110 §9 and RFC 5789. Others are answered 405 with what there is, as clients of calendars that ask by
     * {@code PROPFIND} expect, and not 501, which reads like a fault of ours.
     */
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    private static final byte[] UNKNOWN_METHOD =
            "{\"title\":\"Method Not Allowed\",\"status\":405,\"detail\":\"There is no such method here.\"}"
                    .getBytes(US_ASCII);

    /** Of a connection with many requests, which may be waiting for answers. */
    private static final long LONGEST_SILENCE = Duration.ofMinutes(15).toNanos();

    private enum Phase {
        /** Nothing of a request has arrived. */
        RESTING,
        /** A part of a request's line and headers has. */
        HEAD,
        /** These have, but not all of its body. */
        BODY,
        /** Likewise, and it has been answered without it. */
        REST,
        /** The request has, and is being answered. */
        ANSWERING,
        /** Many requests at once (HTTP/2). */
        MULTIPLEXED
    }

    private final Channel channel;
    private volatile Phase phase = Phase.RESTING;
    /**
     * Since when it rests, or since its request began to arrive, by {@link System#nanoTime()}; of many at once, since it
     * last sent anything.
     */
    private volatile long since = System.nanoTime();

    private boolean watched;
    private boolean refused;

    ConnectionState(Channel channel) {
        this.channel = channel;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (phase == Phase.RESTING) {
            since = System.nanoTime();
            phase = Phase.HEAD;
        } else if (phase == Phase.MULTIPLEXED) {
            since = System.nanoTime();
        }
        if (!watched) {
            watch();
        }
        context.fireChannelRead(bytes);
    }

    /** What decodes HTTP is there from the first byte on, or with TLS from the first byte that is decrypted. */
    private void watch() {
        if (channel.pipeline().get(HttpRequestDecoder.class) != null) {
            watched = true;
            channel.pipeline().addBefore(channel.pipeline().lastContext().name(), null, new Messages());
        }
    }

    private final class Messages extends ChannelDuplexHandler {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof LastHttpContent) {
                if (phase == Phase.REST) {
                    rest();
                } else {
                    phase = Phase.ANSWERING;
                }
            } else if (message instanceof HttpRequest request) {
                if (!METHODS.contains(request.method().name())) {
                    // Before anything keeps the name that somebody thought of: meters would, as a label, for ever.
                    ReferenceCountUtil.release(message);
                    context.writeAndFlush(unknownMethod()).addListener(ChannelFutureListener.CLOSE);
                    refused = true;
                    return;
                }
                phase = Phase.BODY;
            }
            if (refused) {
                ReferenceCountUtil.release(message);
                return;
            }
            context.fireChannelRead(message);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (message instanceof LastHttpContent && !isInterim(message)) {
                if (phase == Phase.BODY) {
                    since = System.nanoTime();
                    phase = Phase.REST;
                } else if (phase == Phase.ANSWERING) {
                    rest();
                }
            }
            context.write(message, promise);
        }
    }

    private static HttpResponse unknownMethod() {
        DefaultFullHttpResponse response =
                new DefaultFullHttpResponse(HTTP_1_1, METHOD_NOT_ALLOWED, Unpooled.wrappedBuffer(UNKNOWN_METHOD));
        response.headers()
                .set(CONTENT_TYPE, ProblemResponse.MEDIA_TYPE)
                .set(CONTENT_LENGTH, UNKNOWN_METHOD.length)
                .set(ALLOW, "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS")
                .set(CONNECTION, CLOSE);
        return response;
    }

    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    private void rest() {
        since = System.nanoTime();
        phase = Phase.RESTING;
    }

    /** @return for how many nanoseconds it has kept us waiting; negative when it does not */
    long keepsWaiting(long now) {
        return phase == Phase.ANSWERING || phase == Phase.MULTIPLEXED ? -1 : Math.max(0, now - since);
    }

    /** Whether a part of a request is there, and the rest is not. */
    boolean isArriving() {
        return phase == Phase.HEAD || phase == Phase.BODY || phase == Phase.REST;
    }

    boolean isLate(long now, long headNanos, long idleNanos) {
        long waited = now - since;
        return switch (phase) {
            case RESTING -> waited > idleNanos;
            case HEAD -> waited > headNanos && !isMultiplexed();
            case BODY -> waited > LONGEST_BODY;
            case REST -> waited > LONGEST_REST;
            case ANSWERING -> false;
            case MULTIPLEXED -> waited > LONGEST_SILENCE;
        };
    }

    private boolean isMultiplexed() {
        if (channel.pipeline().get(Http2ConnectionHandler.class) == null) {
            return false;
        }
        phase = Phase.MULTIPLEXED;
        return true;
    }

    void close() {
        channel.close();
    }
}
