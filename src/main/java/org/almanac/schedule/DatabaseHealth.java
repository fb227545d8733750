package org.almanac.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether a request would get a connection from the pool, and an answer on it. A database that answers others is of no
 * use to readers when all connections of this node are taken.
 */
@Readiness
@ApplicationScoped
class DatabaseHealth implements HealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String NAME = "Connection pool";

    private final DataSource pool;

    DatabaseHealth(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public HealthCheckResponse call() {
        try (Connection connection = pool.getConnection()) {
            return HealthCheckResponse.named(NAME)
                    .status(connection.isValid((int) PATIENCE.toSeconds()))
                    .build();
        } catch (SQLException e) {
            return HealthCheckResponse.named(NAME)
                    .withData("reason", String.valueOf(e.getMessage()))
                    .down()
                    .build();
        }
    }
}
