package org.almanac.importer.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks names of hosts up. It is asked once for each connection. */
interface NameResolver {
    /** @return at least one */
    List<InetAddress> resolve(String host) throws UnknownHostException;

    /** By what the machine is configured to ask. */
    static NameResolver system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
