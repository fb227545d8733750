package org.almanac.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.file.PathUtils;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL, unpacked once from the class path into a directory whose name tells which release they
 * are of.
 *
 * @param directory holds {@code bin}, {@code lib} and {@code share}
 */
record PostgresBinaries(Path directory) {
    private static final String PREFIX = "binaries-";

    /** Unpacks the programs into a directory of their own below {@code parent}, unless they are there. */
    static PostgresBinaries unpackedIn(Path parent) throws IOException {
        URLConnection archive = archive().openConnection();
        archive.setUseCaches(false);
        try (InputStream content = archive.getInputStream()) {
            Path directory = parent.resolve(PREFIX + fingerprint(archive));
            if (!Files.isDirectory(directory)) {
                PrivateFiles.make(directory, draft -> unpack(content, draft));
            }
            return new PostgresBinaries(directory);
        }
    }

    private static URL archive() {
        String name = "postgres-%s-%s.txz".formatted(operatingSystem(), architecture());
        URL archive = PostgresBinaries.class.getResource("/" + name);
        if (archive == null) {
            throw new DatabaseUnavailableException(
                    "This build brings no embedded PostgreSQL for this machine (%s): configure an external one with QUARKUS_DATASOURCE_JDBC_URL"
                            .formatted(name));
        }
        return archive;
    }

    private static String operatingSystem() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (name.contains("mac")) {
            return "darwin";
        }
        return name.contains("windows") ? "windows" : "linux";
    }

    private static String architecture() {
        return switch (System.getProperty("os.arch", "")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> System.getProperty("os.arch", "");
        };
    }

    /** From the archive's directory entry, because reading all of it would cost half a second at each start. */
    private static String fingerprint(URLConnection archive) throws IOException {
        long sum = archive instanceof JarURLConnection jar ? jar.getJarEntry().getCrc() : archive.getLastModified();
        return "%x-%x".formatted(archive.getContentLengthLong(), sum);
    }

    private static void unpack(InputStream archive, Path directory) throws IOException {
        try (TarArchiveInputStream entries =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path target = entry.resolveIn(directory);
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    PathUtils.createParentDirectories(target);
                    write(entry, entries, target);
                }
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        if (entry.getName().startsWith("bin/") && !target.toFile().setExecutable(true)) {
            throw new IOException(target + " cannot be made executable");
        }
    }

    /** The path of one of {@code postgres}, {@code initdb} and {@code pg_ctl}. */
    Path program(String name) {
        return directory.resolve("bin").resolve(operatingSystem().equals("windows") ? name + ".exe" : name);
    }

    /** Removes the programs of other releases from {@code parent}, when no server runs from them any more. */
    void deleteOthers(Path parent) throws IOException {
        PrivateFiles.sweep(parent, file -> file.getFileName().toString().startsWith(PREFIX) && !file.equals(directory));
    }
}
