package org.almanac.web.proxy;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses in {@code X-Forwarded-For} and {@code Forwarded} (RFC 7239 §4), from the last, which the nearest proxy wrote. */
public final class ForwardedFor {
    public static final String STANDARD = "Forwarded";
    public static final String CUSTOMARY = "X-Forwarded-For";

    /** What lies farther back was no proxy of anybody's. */
    private static final int MOST_HOPS = 30;

    private static final Pattern FOR = Pattern.compile("(?i)(?:^|;)\\s*for\\s*=\\s*(\"[^\"]*\"|[^;\\s]*)");
    private static final Pattern WITH_PORT =
            Pattern.compile("\\[([^\\]]+)](?::\\S*)?|(\\d{1,3}(?:\\.\\d{1,3}){3}):\\S*");

    private ForwardedFor() {}

    /** The last first; null stands for what is no IP address, such as {@code unknown}. */
    public static List<@Nullable InetAddress> addresses(List<String> headers, boolean standard) {
        List<@Nullable InetAddress> addresses = new ArrayList<>();
        for (int i = headers.size() - 1; i >= 0; i--) {
            String[] hops = headers.get(i).split(",", -1);
            for (int hop = hops.length - 1; hop >= 0; hop--) {
                if (addresses.size() == MOST_HOPS) {
                    return addresses;
                }
                addresses.add(address(standard ? node(hops[hop]) : hops[hop]));
            }
        }
        return addresses;
    }

    private static String node(String element) {
        Matcher node = FOR.matcher(element);
        return node.find() ? node.group(1).replace("\"", "") : "";
    }

    /** Null when it is none. A name is never looked up. */
    public static @Nullable InetAddress address(String text) {
        String stripped = text.strip();
        Matcher withPort = WITH_PORT.matcher(stripped);
        if (withPort.matches()) {
            stripped = withPort.group(1) == null ? withPort.group(2) : withPort.group(1);
        }
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(stripped);
        try {
            // An IPv4 address within IPv6 becomes what it is.
            return bytes == null ? null : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
