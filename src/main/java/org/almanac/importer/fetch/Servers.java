package org.almanac.importer.fetch;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;

/**
 * Other servers, as far as they may be spoken to. A name is looked up once for each connection, what it means is checked,
 * and that very address is connected to; the name is kept for {@code Host}, SNI and the certificate.
 *
 * @param allowed which addresses may be connected to
 * @param refusal what is said of the others
 * @param duration for messages; the deadline of each call holds
 */
record Servers(
        HttpClient client,
        NameResolver resolver,
        Predicate<InetAddress> allowed,
        String refusal,
        Duration duration,
        ExecutorService executor) {
    private static final int MOST_SERVERS = 3;
    private static final int LONGEST_REASON = 200;

    /** What is asked. @param headers are changed */
    record Call(HttpMethod method, MultiMap headers, Buffer body) {
        static Call get(MultiMap headers) {
            return new Call(HttpMethod.GET, headers, Buffer.buffer());
        }
    }

    /** @param exchange makes one for each server that is tried */
    Exchange.Answer ask(WebAddress address, Call call, Supplier<Exchange> exchange, long deadline)
            throws FetchException {
        List<InetAddress> servers = servers(address, deadline);
        FetchException last = null;
        for (InetAddress server : servers.subList(0, Math.min(servers.size(), MOST_SERVERS))) {
            try {
                return ask(address, server, call, exchange.get(), deadline);
            } catch (FetchException e) {
                if (e.isConnected()) {
                    throw e;
                }
                last = e;
            }
        }
        throw last == null ? FetchException.of("There is no server of this name.") : last;
    }

    /** Where the name leads; if any of it is not public, the name is not trusted with the rest either. */
    private List<InetAddress> servers(WebAddress address, long deadline) throws FetchException {
        List<InetAddress> found;
        try {
            found = address.isLiteral()
                    ? List.of(InetAddress.getByName(address.host()))
                    : await(executor.submit(() -> resolver.resolve(address.host())), deadline);
        } catch (UnknownHostException | ExecutionException e) {
            throw FetchException.of("There is no server of this name.");
        }
        if (!found.stream().allMatch(allowed)) {
            throw FetchException.of(refusal);
        }
        return found;
    }

    private Exchange.Answer ask(WebAddress address, InetAddress server, Call call, Exchange exchange, long deadline)
            throws FetchException {
        try {
            return await(
                    exchange.send(address, server, call).toCompletionStage().toCompletableFuture(), deadline);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw failed(cause == null ? e : cause);
        } finally {
            exchange.end();
        }
    }

    private static FetchException failed(Throwable cause) {
        if (cause instanceof Exchange.TooLargeException large) {
            return ContentCoding.tooLarge(large.mostOctets());
        }
        if (cause instanceof SSLException) {
            return FetchException.unconnected(
                    "The server cannot prove who it is: its certificate is not valid for this address.");
        }
        if (cause instanceof ConnectException) {
            return FetchException.unconnected("The server cannot be reached.");
        }
        String reason = String.valueOf(cause.getMessage());
        return FetchException.of("The answer could not be read to its end: "
                + (reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason));
    }

    private <T> T await(Future<T> future, long deadline) throws FetchException, ExecutionException {
        try {
            return future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            future.cancel(true);
            throw FetchException.of("The server takes too long: more than " + duration.toSeconds() + " seconds.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FetchException.of("The service is being stopped.");
        }
    }
}
