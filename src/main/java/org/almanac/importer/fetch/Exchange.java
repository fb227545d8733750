package org.almanac.importer.fetch;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** One request over a connection of its own to an address that was checked, and its answer up to a number of octets. */
final class Exchange {
    /** An answer as it came over the wire. */
    record Answer(int status, MultiMap headers, Buffer body) {
        String header(String name) {
            String value = headers.get(name);
            return value == null ? "" : value;
        }
    }

    private final HttpClient client;
    private final int mostOctets;
    private final boolean cut;
    private @Nullable HttpClientRequest request;
    private boolean ended;

    Exchange(HttpClient client, int mostOctets) {
        this(client, mostOctets, false);
    }

    private Exchange(HttpClient client, int mostOctets, boolean cut) {
        this.client = client;
        this.mostOctets = mostOctets;
        this.cut = cut;
    }

    /** One whose answer is cut off after so many octets. */
    static Exchange ofBeginning(HttpClient client, int octets) {
        return new Exchange(client, octets, true);
    }

    /** A connection serves one request: what one server answers is never read as another's. */
    static HttpClientOptions options() {
        return new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setKeepAlive(false)
                .setPipelining(false)
                .setMaxPoolSize(64)
                .setConnectTimeout(10_000)
                .setVerifyHost(true)
                .setTrustAll(false)
                .setForceSni(true)
                .setDecompressionSupported(false)
                .setMaxInitialLineLength(8_192)
                .setMaxHeaderSize(32_768);
    }

    /** @param server to connect to; the name in the address is what it has to prove over TLS, and what it is asked for */
    Future<Answer> send(WebAddress address, InetAddress server, Servers.Call call) {
        RequestOptions options = new RequestOptions()
                .setMethod(call.method())
                .setServer(SocketAddress.inetSocketAddress(address.port(), server.getHostAddress()))
                .setHost(bare(address.host()))
                .setPort(address.port())
                .setSsl(address.secure())
                .setURI(address.target())
                .setHeaders(call.headers().set("Host", address.authority()));
        return client.request(options).compose(made -> {
            if (!begin(made)) {
                return Future.failedFuture("given up");
            }
            return (call.method().equals(HttpMethod.GET) ? made.send() : made.send(call.body())).compose(this::read);
        });
    }

    private Future<Answer> read(HttpClientResponse response) {
        Promise<Answer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(whole::tryFail);
        response.handler(part -> {
            if (body.length() + part.length() <= mostOctets) {
                body.appendBuffer(part);
            } else if (cut) {
                body.appendBuffer(part.slice(0, mostOctets - body.length()));
                whole.tryComplete(new Answer(response.statusCode(), response.headers(), body));
                end();
            } else {
                whole.tryFail(new TooLargeException(mostOctets));
                end();
            }
        });
        response.endHandler(end -> whole.tryComplete(new Answer(response.statusCode(), response.headers(), body)));
        return whole.future();
    }

    private synchronized boolean begin(HttpClientRequest made) {
        if (ended) {
            made.reset();
            return false;
        }
        request = made;
        return true;
    }

    /** Closes the connection, whatever is under way. */
    synchronized void end() {
        ended = true;
        if (request != null) {
            request.reset();
        }
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** The answer is longer than we read. */
    static final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int mostOctets;

        TooLargeException(int mostOctets) {
            super("too large", null, false, false);
            this.mostOctets = mostOctets;
        }

        int mostOctets() {
            return mostOctets;
        }
    }
}
