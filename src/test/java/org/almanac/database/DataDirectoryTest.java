package org.almanac.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    Path parent;

    @Test
    void isCreatedForItsOwnerAlone() throws IOException {
        try (DataDirectory directory = DataDirectory.lock(parent.resolve("new/data"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.path())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void mayBeReachedThroughASymbolicLink() throws IOException {
        Path real = Files.createDirectory(parent.resolve("real")).toRealPath();
        Path link = Files.createSymbolicLink(parent.resolve("link"), real);
        try (DataDirectory directory = DataDirectory.lock(link)) {
            assertThat(directory.path()).isEqualTo(real);
        }
    }

    @Test
    void isRefusedWhileAnotherHoldsItInOneLineThatNamesTheHolder() {
        try (DataDirectory held = DataDirectory.lock(parent)) {
            assertThatThrownBy(() -> DataDirectory.lock(parent))
                    .isInstanceOf(DatabaseUnavailableException.class)
                    .hasMessage("The data directory %s is in use by another Almanac (process %d)"
                            .formatted(held.path(), ProcessHandle.current().pid()));
        }
    }

    @Test
    void isFreeAgainOnceItIsClosed() {
        DataDirectory.lock(parent).close();
        DataDirectory again = DataDirectory.lock(parent);
        assertThat(again.path()).isDirectory();
        again.close();
    }

    @Test
    void isRefusedInOneLineWhenAFileIsInTheWay() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));
        assertThatThrownBy(() -> DataDirectory.lock(file))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("\n");
    }
}
