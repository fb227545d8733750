package org.almanac.web.connection;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;

/** Makes the counters of servers, which Vert.x asks for and CDI knows nothing of. */
@Singleton
@Unremovable
class ConnectionLimits {
    private final ConnectionSettings settings;

    ConnectionLimits(ConnectionSettings settings) {
        this.settings = settings;
    }

    /** For one server. */
    Connections connections() {
        return new Connections(settings);
    }
}
