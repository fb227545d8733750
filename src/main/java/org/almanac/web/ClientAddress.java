package org.almanac.web;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.almanac.web.proxy.ForwardedFor;
import org.almanac.web.proxy.ProxySettings;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from, for everything that counts requests by network. It is the other end of the connection,
 * unless that is a proxy which {@code almanac.trusted-proxies} names: then it is the last address in its header that no
 * trusted proxy has. What stands before that one anybody may have written. Quarkus' own forwarding
 * ({@code quarkus.http.proxy.*}) takes the first address and is therefore not asked. See
 * {@code docs/decisions/0033-whom-a-request-comes-from.md}.
 */
@Singleton
public class ClientAddress {
    private static final Logger LOG = Logger.getLogger(ClientAddress.class);
    // Asked of every request, so their hashes are kept.
    private static final CharSequence CUSTOMARY = HttpHeaders.createOptimized(ForwardedFor.CUSTOMARY);
    private static final CharSequence STANDARD = HttpHeaders.createOptimized(ForwardedFor.STANDARD);
    private static final String UNKNOWN = "unknown";

    private final List<IpSubnetFilterRule> trusted;
    private final String header;
    private final boolean standard;
    private final AtomicBoolean warned = new AtomicBoolean();

    /** @throws IllegalStateException when a key cannot be understood; nothing starts then */
    ClientAddress(ProxySettings settings) {
        List<String> faults = faults(settings);
        if (!faults.isEmpty()) {
            throw new IllegalStateException(String.join("; ", faults));
        }
        trusted = proxies(settings)
                .map(ClientAddress::network)
                .flatMap(Optional::stream)
                .toList();
        header = settings.forwardedHeader().strip();
        standard = header.equalsIgnoreCase(ForwardedFor.STANDARD);
    }

    /** What of these keys cannot be understood, a line each. */
    static List<String> faults(ProxySettings settings) {
        List<String> faults = new ArrayList<>();
        String header = settings.forwardedHeader().strip();
        if (!header.equalsIgnoreCase(ForwardedFor.STANDARD) && !header.equalsIgnoreCase(ForwardedFor.CUSTOMARY)) {
            faults.add("almanac.forwarded-header must be X-Forwarded-For or Forwarded, not " + header);
        }
        proxies(settings)
                .filter(text -> network(text).isEmpty())
                .map(text -> "almanac.trusted-proxies names " + text
                        + ", which is neither an IP address nor a network such as 10.0.0.0/8")
                .forEach(faults::add);
        return faults;
    }

    private static Stream<String> proxies(ProxySettings settings) {
        return settings.trustedProxies().orElse(List.of()).stream()
                .filter(text -> !text.isBlank())
                .map(String::strip);
    }

    /** Empty when it is none. */
    private static Optional<IpSubnetFilterRule> network(String text) {
        String[] parts = text.split("/", -1);
        InetAddress address = ForwardedFor.address(parts[0]);
        int longest = address == null ? 0 : address.getAddress().length * 8;
        boolean whole = parts.length == 1;
        boolean prefixed = parts.length == 2 && parts[1].matches("\\d{1,3}") && Integer.parseInt(parts[1]) <= longest;
        if (address == null || !(whole || prefixed)) {
            return Optional.empty();
        }
        return Optional.of(
                new IpSubnetFilterRule(address, whole ? longest : Integer.parseInt(parts[1]), IpFilterRuleType.ACCEPT));
    }

    /** Tells the operator once when a request came through a proxy and none is trusted. */
    public void lookForProxies(HttpServerRequest request) {
        if (trusted.isEmpty()
                && !warned.get()
                && (request.headers().contains(CUSTOMARY) || request.headers().contains(STANDARD))) {
            warn(of(request));
        }
    }

    /** Once: a stranger may send such a header as often as they like. */
    void warn(String peer) {
        if (warned.compareAndSet(false, true)) {
            LOG.warnf(
                    "Requests arrive through a proxy (%s has sent X-Forwarded-For or Forwarded), and"
                            + " almanac.trusted-proxies names none: all readers behind it count as one network",
                    peer);
        }
    }

    /** The IP address that a request came from; {@code unknown} when its connection is gone already. */
    public String of(HttpServerRequest request) {
        // The connection's own end: what the request says of it may be what a header said.
        SocketAddress peer = request.connection().remoteAddress();
        InetAddress address = peer == null || peer.hostAddress() == null
                ? null
                : ForwardedFor.address(String.valueOf(peer.hostAddress()));
        if (address == null) {
            return UNKNOWN;
        }
        return isTrusted(address)
                ? behind(address, request.headers().getAll(header)).getHostAddress()
                : address.getHostAddress();
    }

    private InetAddress behind(InetAddress proxy, List<String> headers) {
        InetAddress nearest = proxy;
        for (@Nullable InetAddress hop : ForwardedFor.addresses(headers, standard)) {
            if (hop == null) {
                return nearest;
            }
            nearest = hop;
            if (!isTrusted(hop)) {
                return nearest;
            }
        }
        return nearest;
    }

    private boolean isTrusted(InetAddress address) {
        InetSocketAddress socket = new InetSocketAddress(address, 0);
        return trusted.stream().anyMatch(network -> network.matches(socket));
    }
}
