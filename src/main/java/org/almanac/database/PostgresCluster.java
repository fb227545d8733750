package org.almanac.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * A database cluster on disk: the files of one PostgreSQL and the password of its roles.
 *
 * @param data PostgreSQL's data directory
 * @param password of the administrator and of the application's role
 */
record PostgresCluster(Path data, String password) {
    static final String ADMINISTRATOR = "postgres";

    private static final int PASSWORD_BYTES = 24;

    /**
     * The cluster in {@code home}, made there at the first start.
     *
     * @throws DatabaseUnavailableException if it was written by another major version of PostgreSQL
     */
    static PostgresCluster in(Path home, PostgresBinaries binaries) throws IOException {
        Path data = home.resolve("data");
        Path passwordFile = home.resolve("password");
        if (!Files.exists(data)) {
            PrivateFiles.write(passwordFile, newPassword());
            PrivateFiles.make(data, draft -> initialise(draft, passwordFile, binaries));
        }
        checkVersion(data, binaries);
        return new PostgresCluster(data, Files.readString(passwordFile).strip());
    }

    private static void initialise(Path directory, Path passwordFile, PostgresBinaries binaries) {
        PostgresProgram.run(
                binaries.program("initdb"),
                List.of(
                        "--pgdata=" + directory,
                        "--username=" + ADMINISTRATOR,
                        "--auth=scram-sha-256",
                        "--pwfile=" + passwordFile,
                        "--encoding=UTF8",
                        // Sorts alike on every machine, and keeps its indexes when the system's locales change.
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C",
                        "--lc-ctype=" + characterType(),
                        "--no-instructions",
                        // Ours at the first start, the operator's to tune in postgresql.conf afterwards.
                        "--set=timezone=UTC",
                        "--set=max_connections=50",
                        "--set=shared_buffers=256MB",
                        // No disk turns any more, and what is asked for most is in memory: an index is worth its jumps.
                        "--set=random_page_cost=1.1"));
    }

    /** Full-text search asks the C library what a letter is; the plain C locale takes every dash for one. */
    private static String characterType() {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        return linux ? "C.UTF-8" : "C";
    }

    private static void checkVersion(Path data, PostgresBinaries binaries) throws IOException {
        String written = Files.readString(data.resolve("PG_VERSION")).strip();
        String program = PostgresProgram.run(binaries.program("postgres"), List.of("--version"));
        if (!program.matches(".* " + written + "(\\D.*)?")) {
            throw new DatabaseUnavailableException(
                    "The database in %s was written by PostgreSQL %s, but this Almanac brings %s: see \"Upgrading\" in docs/operations.md"
                            .formatted(data, written, program));
        }
    }

    private static String newPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
