package org.almanac.database;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives every {@code @QuarkusTest} a fresh PostgreSQL of its own, on a free port and without any annotation on the
 * test. It is the server that production runs, with durability traded for speed and with sessions in a time zone that
 * is neither UTC nor the JVM's.
 */
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
public final class EmbeddedDatabaseResource implements QuarkusTestResourceLifecycleManager {
    private static final String SESSION_TIME_ZONE = "Asia/Kolkata";
    private static final Map<String, String> FAST = Map.of("fsync", "off", "synchronous_commit", "off");

    private @Nullable TestPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            postgres = TestPostgres.start(FAST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> datasource = new HashMap<>(Database.datasource(postgres.server()));
        // The driver sets the session's zone to the JVM's, so the server's default alone would change nothing.
        datasource.put("quarkus.datasource.jdbc.new-connection-sql", "set time zone '" + SESSION_TIME_ZONE + "'");
        return datasource;
    }

    /** Stops the server and starts it again on the same port. */
    public void restart() throws IOException {
        if (postgres != null) {
            postgres.restart();
        }
    }

    @Override
    public void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }
}
