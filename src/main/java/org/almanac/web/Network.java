package org.almanac.web;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** The network that a client's address belongs to, as far as its requests are counted together. */
public final class Network {
    /** Providers give a household at least a /64 of IPv6, so single addresses mean nothing there. */
    private static final int IPV6_PREFIX_BYTES = 8;

    private static final int IPV4_BYTES = 4;

    private Network() {}

    /** @param address an IP address; anything else (a proxy may say {@code unknown}) is one network of its own */
    public static String of(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null) {
            return address;
        }
        return of(bytes);
    }

    /** The same for an address in binary. */
    public static String of(InetAddress address) {
        return of(address.getAddress());
    }

    private static String of(byte[] bytes) {
        int length = bytes.length == IPV4_BYTES ? IPV4_BYTES : IPV6_PREFIX_BYTES;
        return HexFormat.of().formatHex(Arrays.copyOf(bytes, length));
    }
}
