package org.almanac.database;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.ApplicationLifecycleManager;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/**
 * The database of this process, made ready before Quarkus starts and given up after it has stopped.
 *
 * <p>When {@code quarkus.datasource.jdbc.url} is configured (environment, system property, {@code .env} or
 * {@code config/application.properties}), that database is used and nothing is started. Otherwise a PostgreSQL of our
 * own serves {@code almanac.data-dir} (default {@code data}), and the datasource is pointed at it.
 */
public final class Database {
    private static final Logger LOG = Logger.getLogger(Database.class);

    static final String JDBC_URL = "quarkus.datasource.jdbc.url";

    /** Tells the application that nobody else can have its database: the data directory is locked. */
    private static final String EMBEDDED = "org.almanac.database.embedded";

    /** Set for development mode by pom.xml: before the application is there, nothing tells that mode from any other. */
    private static final String DEVELOPMENT = "org.almanac.development";

    private Database() {}

    /**
     * Makes the database available. An embedded one is stopped when Quarkus has stopped, however that comes about: a
     * signal, a failed start, an exit. In development mode it stays from one restart to the next, and is stopped with the
     * JVM.
     *
     * @throws DatabaseUnavailableException if the data directory is in use or PostgreSQL cannot serve it
     */
    public static void open() {
        Config config = ConfigProvider.getConfig();
        if (config.getOptionalValue(JDBC_URL, String.class).isPresent()) {
            return;
        }
        Path directory = directory(config);
        EmbeddedDatabase database = new EmbeddedDatabase(directory);
        if (Boolean.getBoolean(DEVELOPMENT)) {
            // main runs again after each edit, in the same JVM, and then finds the server by the properties set below.
            Runtime.getRuntime().addShutdownHook(new Thread(database::close, "database-stop"));
        } else {
            closeAfterQuarkus(database);
        }
        PostgresServer server = database.start();
        datasource(server).forEach(System::setProperty);
        System.setProperty(EMBEDDED, "true");
        LOG.infof(
                "Embedded PostgreSQL is ready on port %d, its files are in %s",
                server.port(), directory.toAbsolutePath());
    }

    /** Where an embedded one lives. */
    static Path directory(Config config) {
        return Path.of(config.getOptionalValue("almanac.data-dir", String.class).orElse("data"));
    }

    private static void closeAfterQuarkus(EmbeddedDatabase database) {
        BiConsumer<Integer, Throwable> exit = ApplicationLifecycleManager.getDefaultExitCodeHandler();
        ApplicationLifecycleManager.setDefaultExitCodeHandler((code, failure) -> {
            database.close();
            exit.accept(code, failure);
        });
        // On a signal the JVM ends once its hooks have, without waiting for the exit handler above.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeOnceQuarkusHasStopped(database), "database-stop"));
    }

    private static void closeOnceQuarkusHasStopped(EmbeddedDatabase database) {
        Application application = ApplicationLifecycleManager.getCurrentApplication();
        if (application != null) {
            application.awaitShutdown();
        }
        database.close();
    }

    /** The configuration keys that lead Quarkus to a server. */
    static Map<String, String> datasource(PostgresServer server) {
        return Map.of(
                JDBC_URL,
                server.jdbcUrl(),
                "quarkus.datasource.username",
                PostgresServer.APPLICATION,
                "quarkus.datasource.password",
                server.password());
    }
}
