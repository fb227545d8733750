package org.almanac.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the packaged service brings along, and its list. */
class ShippedLibrariesIT {
    private static final Path SERVICE = Path.of("target", "quarkus-app");

    /** Beginnings of names of what the service has no use for, or that has no business where readers come. */
    private static final List<String> UNWANTED = List.of(
            "com.aayushatharva.brotli4j",
            "org.webjars.swagger-ui",
            "org.testcontainers",
            "io.prometheus.simpleclient",
            "io.smallrye.reactive.vertx-mutiny-generator",
            "org.junit",
            "org.assertj",
            "com.icegreen",
            "com.microsoft.playwright",
            "com.h2database");

    @Test
    void nothingIsShippedThatIsNotUsed() throws IOException {
        assertThat(libraries())
                .hasSizeGreaterThan(100)
                .noneMatch(name -> UNWANTED.stream().anyMatch(name::startsWith));
    }

    @Test
    void everyLibraryIsListedWithItsVersionAndItsLicence() throws IOException {
        JsonNode list = JsonMapper.builder()
                .build()
                .readTree(SERVICE.resolve("bom.json").toFile());
        List<String> listed = new ArrayList<>();
        List<String> withoutLicence = new ArrayList<>();
        for (JsonNode component : list.path("components")) {
            String name = component.path("group").asText() + "."
                    + component.path("name").asText();
            listed.add(name + "-" + component.path("version").asText());
            if (component.path("licenses").isEmpty()) {
                withoutLicence.add(name);
            }
        }
        assertThat(libraries()).allSatisfy(library -> assertThat(listed).anyMatch(library::startsWith));
        assertThat(withoutLicence).isEmpty();
    }

    private static TreeSet<String> libraries() throws IOException {
        TreeSet<String> names = new TreeSet<>();
        for (String folder : List.of("boot", "main")) {
            try (Stream<Path> files = Files.list(SERVICE.resolve("lib").resolve(folder))) {
                files.map(file -> file.getFileName().toString()).forEach(names::add);
            }
        }
        return names;
    }
}
