package org.almanac.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.almanac.blackbox.PackagedService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Started by a plain {@code java -jar}, the process does not outlive its memory. */
class OutOfMemoryIT {
    private static final int EXIT_CODE = 3;
    private static final int IMPORTS = 8;

    /** What no operator would allow: imports that together are twice the heap. */
    private static final Map<String, String> RECKLESS =
            Map.of("QUARKUS_HTTP_LIMITS_MAX_BODY_SIZE", "200M", "ALMANAC_LIMITS_BODIES_IMPORT_MEMORY", "4G");

    @TempDir
    Path directory;

    @Test
    void whenMemoryRunsOutTheProcessEndsWithOneLineAndTheNextIsWhole() throws Exception {
        PackagedService service = PackagedService.start(directory, RECKLESS);
        RawClient client = new RawClient(service.address());
        byte[] body = ("[\"" + "x".repeat(60 * 1024 * 1024) + "\"]").getBytes(StandardCharsets.US_ASCII);
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < IMPORTS; i++) {
            Thread sender = new Thread(() -> send(client, body));
            sender.setDaemon(true);
            sender.start();
            senders.add(sender);
        }

        assertThat(service.awaitExit()).isEqualTo(EXIT_CODE);
        assertThat(service.errors().lines().filter(line -> line.startsWith("Out of memory")))
                .isNotEmpty();

        try (PackagedService next = PackagedService.start(directory, Map.of())) {
            assertThat(next.output()).contains("Adopted PostgreSQL");
            assertThat(next.get("/api/v1/events").statusCode()).isEqualTo(200);
        }
    }

    private static void send(RawClient client, byte[] body) {
        try {
            client.post(
                    "/api/v1/import?dryRun=true",
                    "Content-Type: application/json\r\nAuthorization: Bearer " + PackagedService.ADMIN_TOKEN + "\r\n",
                    body);
        } catch (IOException e) {
            // It has ended meanwhile, which is what is asked.
        }
    }
}
