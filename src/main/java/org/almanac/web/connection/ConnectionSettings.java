package org.almanac.web.connection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many connections are kept, and for how long they may be silent. */
@ConfigMapping(prefix = "almanac.limits.connections")
interface ConnectionSettings {

    /** From one network (an IPv4 address, an IPv6 /64); 0 for any number, behind a proxy that bounds them itself. */
    @WithDefault("500")
    int perNetwork();

    /** From all networks together. */
    @WithDefault("10000")
    int total();

    /** Within which time the line and headers of a request have to arrive, from their first byte to their last. */
    @WithDefault("PT10S")
    Duration headDeadline();

    /** How long a connection may wait for its first or its next request. */
    @WithDefault("PT75S")
    Duration idle();
}
