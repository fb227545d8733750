package org.almanac.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalInt;

/** What a database says about the schema in it, asked without the application. */
final class SchemaQueries {
    private SchemaQueries() {}

    /** The newest migration that was applied; empty when there is no schema yet. */
    static OptionalInt newest(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet there = statement.executeQuery("select to_regclass('flyway_schema_history') is not null")) {
                if (!there.next() || !there.getBoolean(1)) {
                    return OptionalInt.empty();
                }
            }
            try (ResultSet newest = statement.executeQuery(
                    "select max(version::int) from flyway_schema_history where success and version ~ '^[0-9]+$'")) {
                return newest.next() ? OptionalInt.of(newest.getInt(1)) : OptionalInt.empty();
            }
        }
    }
}
