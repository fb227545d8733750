package org.almanac.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.almanac.blackbox.PackagedService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Who sends slowly waits alone. */
@Isolated("measures time or memory")
class SlowConnectionsIT {
    /** It takes some milliseconds where nothing else runs; the machine of the tests is shared. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private static final int SLOW = 300;
    private static final int ROUNDS = 40;

    @TempDir
    static Path directory;

    private static PackagedService service;

    /** Fewer than the attack has, so that both are shown: that slow ones are closed, and that others get in. */
    @BeforeAll
    static void start() throws IOException, InterruptedException {
        service = PackagedService.start(
                directory,
                Map.of(
                        "ALMANAC_LIMITS_CONNECTIONS_PER_NETWORK", "250",
                        "ALMANAC_LIMITS_CONNECTIONS_HEAD_DEADLINE", "PT6S",
                        "ALMANAC_LIMITS_CONNECTIONS_IDLE", "PT8S",
                        "ALMANAC_LIMITS_BODIES_DEADLINE", "PT6S"));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        service.close();
    }

    @Test
    void threeHundredSlowConnectionsOfOneAddressDelayNobody() throws Exception {
        Vitals vitals = new Vitals(service);
        measure(2);
        long before = vitals.workers();

        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < SLOW; i++) {
            slow.add(dribble(i));
        }
        List<Duration> times = measure(ROUNDS);
        long during = vitals.workers();
        long end = System.nanoTime() + Duration.ofSeconds(12).toNanos();
        int open = SLOW;
        while (open > 0 && System.nanoTime() < end) {
            Thread.sleep(500);
            open = 0;
            for (Socket socket : slow) {
                open += feed(socket) ? 1 : 0;
            }
        }

        Collections.sort(times);
        assertThat(times.get(times.size() * 99 / 100)).isLessThan(SOON);
        // Of those that were measured, one at a time is under way.
        assertThat(during).isLessThanOrEqualTo(before + 4);
        assertThat(open).as("slow connections after their deadline").isZero();
        measure(2);
        assertThat(vitals.workers()).isLessThanOrEqualTo(before + 4);
    }

    /** A third sends its headers slowly, a third a form, a third nothing. */
    private static Socket dribble(int number) throws IOException {
        URI server = service.address();
        Socket socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(1);
        String path = List.of("/submit", "/admin/login", "/subscriptions", "/api/v1/events")
                .get(number % 4);
        String sent = switch (number % 3) {
            case 0 -> "POST " + path + " HTTP/1.1\r\nHost: x\r\n";
            case 1 ->
                "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\n\r\n";
            default -> "";
        };
        socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** @return whether the service still holds the connection */
    private static boolean feed(Socket socket) {
        try {
            byte[] answer = new byte[4096];
            while (socket.getInputStream().read(answer) >= 0) {
                // It says why it hangs up.
            }
            return false;
        } catch (java.net.SocketTimeoutException e) {
            return sendsOne(socket);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean sendsOne(Socket socket) {
        try {
            // Those that have sent nothing stay so.
            if (socket.getLocalPort() % 3 != 2) {
                socket.getOutputStream().write('a');
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Duration> measure(int rounds) throws IOException, InterruptedException {
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            for (String path : List.of("/?q=" + i, "/calendar.ics", "/api/v1/events", "/q/health/ready")) {
                long begin = System.nanoTime();
                assertThat(service.get(path).statusCode()).as(path).isEqualTo(200);
                times.add(Duration.ofNanos(System.nanoTime() - begin));
            }
            long begin = System.nanoTime();
            int form = service.send(HttpRequest.newBuilder(service.address().resolve("/subscriptions/x/address"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString("email=a%40example.org")))
                    .statusCode();
            assertThat(form).isBetween(200, 499);
            times.add(Duration.ofNanos(System.nanoTime() - begin));
        }
        return times;
    }
}
