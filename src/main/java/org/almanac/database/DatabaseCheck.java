package org.almanac.database;

import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import java.util.Properties;
import org.almanac.settings.Finding;
import org.almanac.settings.SettingsCheck;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * Whether the database can be had: a configured one is asked, and of an embedded one only the data directory is looked
 * at. Nothing is started, locked or migrated. Public, since it is found as a service.
 */
public final class DatabaseCheck implements SettingsCheck {
    private static final String SECONDS = "10";
    private static final String MORE_PROPERTIES = "quarkus.datasource.jdbc.additional-jdbc-properties.";

    /** PostgreSQL's class "Invalid Authorization Specification". */
    private static final String REFUSED = "28";

    @Override
    public List<Finding> ofSurroundings(SmallRyeConfig config) {
        return config.getOptionalValue(Database.JDBC_URL, String.class)
                .map(url -> external(url, config))
                .orElseGet(() -> embedded(Database.directory(config).toAbsolutePath()));
    }

    private static List<Finding> external(String url, SmallRyeConfig config) {
        String place = url.replaceFirst("\\?.*", "");
        try (Connection connection = new Driver().connect(url, properties(config))) {
            if (connection == null) {
                return List.of(Finding.fault(Database.JDBC_URL + " is not an address of a PostgreSQL: " + place));
            }
            connection.setReadOnly(true);
            return schema(place, SchemaQueries.newest(connection), Migrations.newest());
        } catch (SQLException e) {
            String what = isRefusal(e.getSQLState()) ? "refuses us" : "cannot be used";
            return List.of(Finding.fault("The database at " + place + " " + what + ": " + e.getMessage()));
        }
    }

    private static boolean isRefusal(@Nullable String state) {
        return state != null && state.startsWith(REFUSED);
    }

    private static Properties properties(SmallRyeConfig config) {
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", SECONDS);
        properties.setProperty("loginTimeout", SECONDS);
        properties.setProperty("socketTimeout", SECONDS);
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(MORE_PROPERTIES)) {
                config.getOptionalValue(name, String.class)
                        .ifPresent(value -> properties.setProperty(name.substring(MORE_PROPERTIES.length()), value));
            }
        }
        config.getOptionalValue("quarkus.datasource.username", String.class)
                .ifPresent(user -> properties.setProperty("user", user));
        config.getOptionalValue("quarkus.datasource.password", String.class)
                .ifPresent(password -> properties.setProperty("password", password));
        return properties;
    }

    static List<Finding> schema(String place, OptionalInt there, OptionalInt ours) {
        if (there.isPresent() && ours.isEmpty()) {
            return List.of(Finding.warning("Whether the schema in " + place + " is newer could not be told"));
        }
        return there.isPresent() && there.getAsInt() > ours.getAsInt()
                ? List.of(Finding.fault(("The schema in %s is of a newer release: it has migration %d, and this release"
                                + " knows those up to %d")
                        .formatted(place, there.getAsInt(), ours.getAsInt())))
                : List.of();
    }

    private static List<Finding> embedded(Path directory) {
        Path there = directory;
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there)) {
            return List.of(Finding.fault(
                    "The data directory %s cannot be used: %s is not a directory".formatted(directory, there)));
        }
        return isWritable(there)
                ? List.of()
                : List.of(Finding.fault("The data directory %s cannot be used: %s cannot be written by this user"
                        .formatted(directory, there)));
    }

    /** Tried, since a file system that is mounted for reading has directories that look writable. */
    private static boolean isWritable(Path directory) {
        try {
            Files.delete(Files.createTempFile(directory, "check-", ".tmp"));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
