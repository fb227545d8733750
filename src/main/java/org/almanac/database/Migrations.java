package org.almanac.database;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.OptionalInt;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The changes of the schema that this release brings, told by the names of their files. */
final class Migrations {
    private static final String FOLDER = "db/migration/";
    private static final Pattern NAME = Pattern.compile("(?:.*/)?V(\\d+)__[^/]+\\.sql");

    private Migrations() {}

    /** The number of the newest; empty when it cannot be told where this class was loaded from. */
    static OptionalInt newest() {
        CodeSource source = Migrations.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return OptionalInt.empty();
        }
        try {
            Path place = Path.of(source.getLocation().toURI());
            return Files.isDirectory(place) ? inDirectory(place.resolve(FOLDER)) : inJar(place.toFile());
        } catch (URISyntaxException | IllegalArgumentException e) {
            return OptionalInt.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OptionalInt inDirectory(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return newest(files.map(file -> file.getFileName().toString()));
        }
    }

    private static OptionalInt inJar(File file) throws IOException {
        try (JarFile jar = new JarFile(file)) {
            return newest(jar.stream().map(Object::toString).filter(name -> name.startsWith(FOLDER)));
        }
    }

    private static OptionalInt newest(Stream<String> names) {
        return names.map(NAME::matcher)
                .filter(Matcher::matches)
                .mapToInt(name -> Integer.parseInt(name.group(1)))
                .max();
    }
}
