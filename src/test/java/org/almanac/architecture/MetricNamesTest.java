package org.almanac.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Alarms and dashboard ask for metrics that there are, and docs/operations.md lists them all. */
class MetricNamesTest {
    private static final Pattern ASKED_FOR = Pattern.compile("\\b([a-z]+(?:_[a-z0-9]+)+)\\{");
    private static final Pattern LISTED = Pattern.compile("(?m)^\\| `([a-z0-9_]+)(?:\\{[^}]*})?` \\|");

    /** How the service makes them. */
    private static final Pattern MADE = Pattern.compile(
            "(Counter\\s*\\.builder|[.]counter|Timer\\s*\\.builder|[.]gauge)\\(\\s*\"(almanac\\.[a-z.]+)\"");

    @Test
    void whatIsAskedForIsListed() throws IOException {
        Set<String> listed = DeployedFilesTest.all(LISTED, Files.readString(Path.of("docs/operations.md")));
        assertThat(listed).isNotEmpty();
        Set<String> rules =
                DeployedFilesTest.all(ASKED_FOR, Files.readString(Path.of("deploy/prometheus/almanac.rules.yml")));
        Set<String> dashboard = new TreeSet<>();
        new ObjectMapper()
                .readTree(Path.of("deploy/grafana/almanac.json").toFile())
                .findValuesAsText("expr")
                .forEach(expression -> dashboard.addAll(DeployedFilesTest.all(ASKED_FOR, expression)));
        assertThat(rules).hasSizeGreaterThan(8);
        assertThat(dashboard).hasSizeGreaterThan(12);
        assertThat(listed).containsAll(series(rules)).containsAll(series(dashboard));
    }

    @Test
    void everyMetricOfOursIsListedUnderTheNameThatItIsGiven() throws IOException {
        Set<String> made = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                MADE.matcher(Files.readString(source))
                        .results()
                        .forEach(match -> made.add(match.group(2).replace('.', '_')
                                + (match.group(1).contains("ounter")
                                        ? "_total"
                                        : match.group(1).contains("Timer") ? "_seconds" : "")));
            }
        }
        List<String> listed = DeployedFilesTest.all(LISTED, Files.readString(Path.of("docs/operations.md"))).stream()
                .filter(name -> name.startsWith("almanac_"))
                .toList();
        assertThat(listed).containsExactlyInAnyOrderElementsOf(made);
    }

    /** Without what Prometheus puts behind the name of a histogram. */
    private static Set<String> series(Set<String> names) {
        Set<String> bare = new TreeSet<>();
        names.forEach(name -> bare.add(name.replaceAll("_seconds_(bucket|sum|count|max)$", "_seconds")
                .replaceAll("_written_sum$", "_written")));
        return bare;
    }
}
