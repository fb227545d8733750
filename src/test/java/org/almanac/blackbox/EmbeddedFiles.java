package org.almanac.blackbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The embedded database of a service as its data directory shows it.
 *
 * @param directory the data directory
 */
record EmbeddedFiles(Path directory) {
    /** Its processes, all of which run from the programs in the directory. */
    List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(command -> Path.of(command).startsWith(directory))
                        .isPresent())
                .toList();
    }

    ProcessHandle postmaster() throws IOException {
        List<String> pidFile = Files.readAllLines(directory.resolve("postgresql/data/postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(pidFile.get(0))).orElseThrow();
    }
}
