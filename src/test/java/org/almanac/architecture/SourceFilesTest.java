package org.almanac.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How much stands in one file, and in one folder of tests; {@link ArchitectureTest} counts the folders of the service. */
class SourceFilesTest {
    private static final int MOST_LINES = 250;
    private static final long MOST_IN_A_FOLDER = 30;

    @Test
    void noFileIsLongerThanCanBeReadAtOnce() throws IOException {
        Set<String> tooLong = sources("src/main/java").stream()
                .filter(file -> lines(file) > MOST_LINES)
                .map(file -> file.getFileName().toString())
                .collect(Collectors.toSet());

        assertThat(tooLong).isEmpty();
    }

    @Test
    void foldersOfTestsCanBeRead() throws IOException {
        Map<Path, Long> sizes = sources("src/test/java").stream()
                .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));

        assertThat(sizes)
                .isNotEmpty()
                .allSatisfy((folder, files) ->
                        assertThat(files).as(folder.toString()).isLessThanOrEqualTo(MOST_IN_A_FOLDER));
    }

    private static List<Path> sources(String root) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(root))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
