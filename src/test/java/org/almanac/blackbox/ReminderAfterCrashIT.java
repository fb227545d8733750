package org.almanac.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.almanac.outbox.smtp.ScriptedSmtpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was due while the service lay dead is sent once by the next start, as long as it is of use. */
class ReminderAfterCrashIT {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration LEAD = Duration.ofMinutes(1);
    private static final Duration SOONER_THAN_A_DEAD_NODE_IS_GIVEN_UP = Duration.ofSeconds(15);

    @TempDir
    Path directory;

    private GreenMail mails;
    private EmbeddedFiles database;

    @BeforeEach
    void startMailServer() throws Exception {
        database = new EmbeddedFiles(directory.toRealPath().resolve("data"));
        mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mails.start();
    }

    @AfterEach
    void stopMailServer() {
        mails.stop();
    }

    @Test
    void aReminderSurvivesTheDeathOfTheServiceAndOfItsDatabase() throws Exception {
        PackagedService first = start();
        subscribe(first, List.of("reader@example.org"));
        Instant firstDue = publish(first, "Due while the service was dead");
        first.kill();
        sleepUntil(firstDue);
        assertThat(subjects()).isEmpty();

        PackagedService second = start();
        awaitMails(1);
        assertThat(subjects()).containsExactly("Due while the service was dead");
        Instant secondDue = publish(second, "Due while all was dead");
        second.kill();
        database.processes().forEach(ProcessHandle::destroyForcibly);
        sleepUntil(secondDue);

        try (PackagedService third = start()) {
            awaitMails(2);
            third.get("/q/health/ready");
            Thread.sleep(3_000);
            assertThat(subjects()).containsExactly("Due while the service was dead", "Due while all was dead");
        }
    }

    /** Nobody else can have an embedded database, so what was claimed in an earlier life need not be waited for. */
    @Test
    void whatWasClaimedWhenTheServiceDiedGoesAtOnceAfterTheNextStart() throws Exception {
        int readers = 60;
        AtomicBoolean slow = new AtomicBoolean(true);
        try (ScriptedSmtpServer server = ScriptedSmtpServer.start(turn -> {
            if (slow.get() && turn.verb().equals(".")) {
                pause(Duration.ofMillis(500));
            }
            return null;
        })) {
            PackagedService first = start(server.port());
            subscribe(
                    first,
                    IntStream.range(0, readers)
                            .mapToObj(i -> "reader" + i + "@example.org")
                            .toList());
            publish(first, "For many");
            while (server.taken().size() < 5) {
                pause(Duration.ofMillis(20));
            }
            first.kill();
            slow.set(false);
            assertThat(server.taken().size())
                    .as("killed while most were claimed")
                    .isLessThan(readers);

            try (PackagedService second = start(server.port())) {
                second.get("/q/health/ready");
                Instant latest = CLOCK.instant().plus(SOONER_THAN_A_DEAD_NODE_IS_GIVEN_UP);
                while (recipients(server).size() < readers) {
                    assertThat(CLOCK.instant()).isBefore(latest);
                    pause(Duration.ofMillis(50));
                }
            }
        }
    }

    private static Set<String> recipients(ScriptedSmtpServer server) {
        return server.taken().stream().map(ScriptedSmtpServer.Taken::recipient).collect(Collectors.toSet());
    }

    private static void pause(Duration length) {
        try {
            Thread.sleep(length.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private PackagedService start() throws Exception {
        return start(mails.getSmtp().getPort());
    }

    private PackagedService start(int smtpPort) throws Exception {
        return PackagedService.start(
                directory.toRealPath(),
                Map.of(
                        "QUARKUS_MAILER_HOST",
                        "127.0.0.1",
                        "QUARKUS_MAILER_PORT",
                        Integer.toString(smtpPort),
                        "QUARKUS_MAILER_FROM",
                        "almanac@example.org",
                        "ALMANAC_NOTIFICATION_TICK",
                        "1s"));
    }

    private static void subscribe(PackagedService service, List<String> addresses) throws Exception {
        String list = addresses.stream()
                .map(address -> "{\"email\":\"" + address + "\",\"leadTimes\":[\"PT1M\"],\"announcements\":false,"
                        + "\"confirmed\":true,\"consent\":{\"at\":\"2024-05-01\",\"source\":\"test\"}}")
                .collect(Collectors.joining(",", "[", "]"));
        post(service, "/api/v1/subscribers/import", list);
    }

    /** @return when its reminder is due: soon, but not before the service can be killed */
    private static Instant publish(PackagedService service, String title) throws Exception {
        Instant due = CLOCK.instant().plusSeconds(4).truncatedTo(ChronoUnit.SECONDS);
        LocalDateTime start = LocalDateTime.ofInstant(due.plus(LEAD), ZoneOffset.UTC);
        post(
                service,
                "/api/v1/events",
                "{\"title\":\"" + title + "\",\"start\":\"" + start + "\",\"timeZone\":\"UTC\"}");
        return due;
    }

    private static void post(PackagedService service, String path, String json) throws Exception {
        HttpResponse<String> response =
                service.send(HttpRequest.newBuilder(service.address().resolve(path))
                        .header("Authorization", "Bearer " + PackagedService.ADMIN_TOKEN)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
    }

    private static void sleepUntil(Instant instant) throws InterruptedException {
        Thread.sleep(Math.max(0, Duration.between(CLOCK.instant(), instant).toMillis()) + 1_000);
    }

    private void awaitMails(int count) {
        assertThat(mails.waitForIncomingEmail(Duration.ofSeconds(45).toMillis(), count))
                .isTrue();
    }

    /** Without the date, which depends on the day of the test. */
    private List<String> subjects() throws Exception {
        List<String> subjects = new ArrayList<>();
        for (MimeMessage mail : mails.getReceivedMessages()) {
            subjects.add(mail.getSubject().replaceFirst(", .*", ""));
        }
        return subjects;
    }
}
