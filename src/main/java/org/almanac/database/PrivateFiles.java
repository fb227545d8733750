package org.almanac.database;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;

/** Files and directories that only their owner can read, where the file system knows such permissions. */
final class PrivateFiles {
    private static final String UNFINISHED = "unfinished-";
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private PrivateFiles() {}

    /**
     * Creates a directory with mode 0700 unless it is there; an existing one keeps the mode that its owner gave it.
     * Returns its real path.
     */
    static Path directory(Path directory) throws IOException {
        // Asked first because JDK 17 takes a symbolic link to a directory for something in the way.
        boolean exists = Files.isDirectory(directory);
        return (exists ? directory : Files.createDirectories(directory, mode("rwx------"))).toRealPath();
    }

    /** Writes a file with mode 0600, whole or not at all. */
    static void write(Path file, String content) throws IOException {
        Path draft = Files.createTempFile(file.getParent(), UNFINISHED, "", mode("rw-------"));
        Files.writeString(draft, content);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Makes a directory whole or not at all: it gets its name when the maker has filled it. */
    static void make(Path directory, Maker maker) throws IOException {
        Path draft = Files.createTempDirectory(directory.getParent(), UNFINISHED, mode("rwx------"));
        maker.fill(draft);
        Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes what an earlier process was making when it was killed, and whatever else the filter finds. */
    static void sweep(Path parent, Predicate<Path> unneeded) throws IOException {
        try (Stream<Path> files = Files.list(parent)) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().startsWith(UNFINISHED) || unneeded.test(file)) {
                    PathUtils.delete(file);
                }
            }
        }
    }

    /** Fills a new directory. */
    interface Maker {
        void fill(Path draft) throws IOException;
    }

    private static FileAttribute<?>[] mode(String permissions) {
        FileAttribute<?>[] none = {};
        FileAttribute<?>[] posix = {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))};
        return POSIX ? posix : none;
    }
}
