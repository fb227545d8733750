package org.almanac.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A data directory that this process alone may use, held by a lock on its {@code app.lock}. The operating system gives
 * the lock back when the process ends, however it ends.
 */
final class DataDirectory implements AutoCloseable {
    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Creates the directory if need be and locks it.
     *
     * @throws DatabaseUnavailableException if another process holds it, or it cannot be written
     */
    static DataDirectory lock(Path path) {
        try {
            Path directory = PrivateFiles.directory(path);
            Path file = directory.resolve("app.lock");
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!tryLock(channel)) {
                channel.close();
                throw new DatabaseUnavailableException(
                        "The data directory %s is in use by another Almanac%s".formatted(directory, holder(file)));
            }
            byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
            channel.truncate(0).write(ByteBuffer.wrap(pid));
            return new DataDirectory(directory, channel);
        } catch (IOException e) {
            throw new DatabaseUnavailableException("The data directory %s cannot be used: %s".formatted(path, e), e);
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String holder(Path file) throws IOException {
        String pid = Files.readString(file, StandardCharsets.US_ASCII);
        return pid.isEmpty() ? "" : " (process " + pid + ")";
    }

    /** The directory's real, absolute path. */
    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
