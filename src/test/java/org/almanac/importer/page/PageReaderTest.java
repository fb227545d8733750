package org.almanac.importer.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Pages as sites write them, each in a file with what is to be found in it: {@code 0.title} of the first event, {@code
 * from.title} where that came from.
 */
class PageReaderTest {
    private static final ZoneId OWN = ZoneId.of("Europe/Berlin");
    private static final String ADDRESS = "https://conf.example/page";

    @TestFactory
    Stream<DynamicTest> pages() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(PageReaderTest.class.getResource("hugo.txt"))
                        .toURI())
                .getParent();
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
        assertThat(files).hasSizeGreaterThanOrEqualTo(30);
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) throws IOException {
        String[] parts = Files.readString(file).split("\n---\n", 2);
        List<PageEvent> found = read(parts[1], "text/html; charset=utf-8");
        JsonNode events = new ObjectMapper()
                .valueToTree(found.stream().map(PageEvent::event).toList());
        SoftAssertions told = new SoftAssertions();
        for (String line : parts[0].replaceAll("\n(?![\\w.]+ = )", "\\\\n").split("\n", -1)) {
            String[] pair = line.split(" = ", 2);
            String expected = pair[1].replace("\\n", "\n");
            told.assertThat(value(pair[0], found, events)).as(pair[0]).isEqualTo(expected);
        }
        told.assertAll();
    }

    private static String value(String key, List<PageEvent> found, JsonNode events) {
        if (key.equals("count")) {
            return String.valueOf(found.size());
        }
        if (key.startsWith("from.")) {
            return String.valueOf(found.get(0).from().get(key.substring(5)));
        }
        JsonNode value = events.at("/" + key.replace('.', '/'));
        return value.isArray() ? found.get(0).event().tags() + "" : value.asText();
    }

    private static List<PageEvent> read(String page, String type) {
        return PageReader.eventsOrPage(page.getBytes(StandardCharsets.UTF_8), type, ADDRESS, OWN);
    }

    @Test
    void documentOfJsonLdAloneIsRead() {
        assertThat(read(
                        "[{\"@type\":\"Event\",\"name\":\"Alone\",\"startDate\":\"2027-01-05\"}]",
                        "application/ld+json"))
                .singleElement()
                .satisfies(found -> assertThat(found.event().title()).isEqualTo("Alone"));
    }

    @Test
    void whatIsNestedWithoutEndIsPassedOver() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        String page = "<title>Deep</title><script type=\"application/ld+json\">" + deep + "</script>"
                + "<div itemscope itemtype=\"https://schema.org/Event\">".repeat(2_000);
        assertThat(read(page, "text/html"))
                .singleElement()
                .satisfies(found -> assertThat(found.event().title()).isEqualTo("Deep"));
        assertThat(read("", "text/html")).isEmpty();
        assertThat(read("\0\1\2", "text/html; charset=nonsense")).isEmpty();
    }
}
