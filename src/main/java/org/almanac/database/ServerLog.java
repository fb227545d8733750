package org.almanac.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a server writes about itself: a file for each day of the week, and one for the moments before it can open that.
 *
 * @param directory holds the files
 */
record ServerLog(Path directory) {
    private static final String NAME = "log";
    private static final String FIRST_WORDS = "starting PostgreSQL";
    private static final String FROM_HERE_ON_BY_DAY = "redirecting log output";
    private static final Pattern COMPLAINT = Pattern.compile("(?:FATAL|PANIC): +(.+)");

    static ServerLog in(Path home) throws IOException {
        return new ServerLog(PrivateFiles.directory(home.resolve(NAME)));
    }

    /** The server settings that make the files; a week later each is overwritten. */
    static Map<String, String> settings() {
        return Map.of(
                "logging_collector", "on",
                // Seen from the data directory, so that no path needs quoting on the way through the shell.
                "log_directory", "../" + NAME,
                "log_filename", "postgresql-%a.log",
                "log_rotation_age", "1d",
                "log_rotation_size", "0",
                "log_truncate_on_rotation", "on");
    }

    /** For the first moments of each start. */
    Path startFile() {
        return directory.resolve("start.log");
    }

    void forgetLastStart() throws IOException {
        Files.deleteIfExists(startFile());
    }

    /** Why the last start failed, in the server's own words. */
    String reason() throws IOException {
        String said = Files.exists(startFile()) ? Files.readString(startFile()) : "";
        if (said.contains(FROM_HERE_ON_BY_DAY)) {
            Optional<Path> day = newestDay();
            String all = day.isPresent() ? Files.readString(day.get()) : "";
            said = all.substring(Math.max(0, all.lastIndexOf(FIRST_WORDS)));
        }
        List<String> complaints = COMPLAINT
                .matcher(said)
                .results()
                .map((MatchResult complaint) -> complaint.group(1))
                .toList();
        return complaints.isEmpty() ? "it left no reason in " + directory : complaints.get(complaints.size() - 1);
    }

    private Optional<Path> newestDay() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> !file.equals(startFile()))
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()));
        }
    }
}
