package org.almanac.importer.fetch;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Which addresses are servers of the public Internet. All else could lead into the operator's own network: private,
 * shared (CGNAT), loopback and link-local addresses, the metadata services of clouds, and forms of IPv6 that carry an
 * IPv4 address (mapped, 6to4, Teredo, NAT64). See the special-purpose registries of IANA (RFC 6890).
 */
final class PublicAddresses {
    private static final List<Block> NOT_PUBLIC_4 = List.of(
            Block.of("0.0.0.0", 8),
            Block.of("10.0.0.0", 8),
            Block.of("100.64.0.0", 10),
            Block.of("127.0.0.0", 8),
            Block.of("169.254.0.0", 16),
            Block.of("172.16.0.0", 12),
            Block.of("192.0.0.0", 24),
            Block.of("192.0.2.0", 24),
            Block.of("192.88.99.0", 24),
            Block.of("192.168.0.0", 16),
            Block.of("198.18.0.0", 15),
            Block.of("198.51.100.0", 24),
            Block.of("203.0.113.0", 24),
            // Azure's platform channel: a public address that every machine there sees as its own.
            Block.of("168.63.129.16", 32),
            Block.of("224.0.0.0", 3));

    /** Global unicast; nothing outside of it is assigned to servers of the public Internet. */
    private static final Block PUBLIC_6 = Block.of("2000::", 3);

    private static final List<Block> NOT_PUBLIC_6 =
            List.of(Block.of("2001::", 23), Block.of("2001:db8::", 32), Block.of("2002::", 16), Block.of("3fff::", 20));

    private record Block(BigInteger network, int bits, int length) {
        static Block of(String literal, int length) {
            try {
                byte[] address = InetAddress.getByName(literal).getAddress();
                int bits = address.length * Byte.SIZE;
                return new Block(new BigInteger(1, address).shiftRight(bits - length), bits, length);
            } catch (UnknownHostException e) {
                throw new IllegalStateException("a literal needs no look-up", e);
            }
        }

        boolean holds(byte[] address) {
            return address.length * Byte.SIZE == bits
                    && new BigInteger(1, address).shiftRight(bits - length).equals(network);
        }
    }

    private PublicAddresses() {}

    static boolean contains(InetAddress address) {
        byte[] octets = address.getAddress();
        if (address instanceof Inet4Address) {
            return NOT_PUBLIC_4.stream().noneMatch(block -> block.holds(octets));
        }
        return PUBLIC_6.holds(octets) && NOT_PUBLIC_6.stream().noneMatch(block -> block.holds(octets));
    }
}
