package org.almanac.admin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.almanac.account.ApiTokens;
import org.almanac.account.Role;
import org.almanac.account.TestAccounts;
import org.almanac.outbox.ComposeResult;
import org.almanac.outbox.MessageComposer;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.MessageRef;
import org.almanac.outbox.NewMessage;
import org.almanac.outbox.Outbox;
import org.almanac.outbox.smtp.ScriptedSmtpServer;
import org.almanac.time.TestClock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutboxPagesTest {
    private static final String COMPOSER = "desk-test";

    private final Outbox outbox;
    private final ApiTokens tokens;
    private final TestClock clock;
    private final int port;
    private final String recipient = UUID.randomUUID() + "@reader.example";

    @Inject
    OutboxPagesTest(
            Outbox outbox, ApiTokens tokens, TestClock clock, @ConfigProperty(name = "quarkus.mailer.port") int port) {
        this.port = port;
        this.outbox = outbox;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Writes a mail that tries what a mail should not. */
    @Singleton
    static class HostileComposer implements MessageComposer {
        @Override
        public String name() {
            return COMPOSER;
        }

        @Override
        public ComposeResult compose(MessageRef message, Instant now) {
            return new ComposeResult.Mail(
                    Set.of(MessageKind.REMINDER),
                    "Soon: <script>alert(1)</script>",
                    "Plain & simple",
                    "<!DOCTYPE html><html><body><p>Rich</p><script>top.location='https://evil.example'</script></body></html>",
                    null,
                    List.of(new ComposeResult.Attachment(
                            "text/calendar; method=PUBLISH; charset=utf-8",
                            "event.ics",
                            "BEGIN:VCALENDAR".getBytes(StandardCharsets.UTF_8))));
        }
    }

    @Test
    void mailThatWaitsIsReadableAsItWouldBeSent() {
        String path = "/admin/outbox/" + enqueue();

        DeskBrowser.loggedIn()
                .get(path)
                .statusCode(200)
                .body(containsString("This is what would be sent now."))
                .body(containsString("Plain &amp; simple"))
                .body(containsString("Soon: &lt;script&gt;"))
                .body(containsString("X-Almanac-Kind"))
                .body(containsString("event.ics"))
                .body(containsString("sandbox=\"allow-popups"))
                .body(not(containsString("<script>")));
    }

    @Test
    void anAdministratorPausesAndResumesSending() {
        DeskBrowser desk = DeskBrowser.loggedIn();

        desk.post("/admin/outbox/pause", Map.of()).statusCode(303);
        desk.get("/admin/outbox").body(containsString("Sending is paused")).body(containsString("Resume sending"));

        desk.post("/admin/outbox/resume", Map.of()).statusCode(303);
        desk.get("/admin/outbox").body(not(containsString("Sending is paused"))).body(containsString("Pause sending"));
    }

    @Test
    void aServerThatRefusesNearlyEverybodyIsQuoted() throws IOException {
        AtomicReference<String> answer = new AtomicReference<>("550 <script>alert(1)</script>");
        DeskBrowser desk = DeskBrowser.loggedIn();
        try (ScriptedSmtpServer server =
                ScriptedSmtpServer.start(turn -> turn.verb().equals("RCPT") ? answer.get() : null, port)) {
            for (int i = 0; i < 25; i++) {
                enqueue(clock.instant());
            }
            drain(() -> outbox.refusing().isPresent());
            desk.get("/admin/outbox")
                    .body(containsString("refuses nearly everybody"))
                    .body(containsString("550 &lt;script&gt;alert(1)"))
                    .body(containsString("One mail goes ahead"))
                    .body(not(containsString("<script>alert")));

            // While it is paused none goes ahead either.
            desk.post("/admin/outbox/pause", Map.of()).statusCode(303);
            desk.get("/admin/outbox")
                    .body(containsString("Sending is paused"))
                    .body(containsString("refuses nearly everybody"))
                    .body(not(containsString("One mail goes ahead")));

            answer.set(null);
            desk.post("/admin/outbox/resume", Map.of()).statusCode(303);
            desk.get("/admin/outbox").body(not(containsString("refuses nearly everybody")));
            drain(() -> server.taken().size() >= 25);
        } finally {
            clock.reset();
        }
    }

    /** Connections of the server before have to be found dead first. */
    private void drain(BooleanSupplier done) {
        for (int i = 0; i < 20 && !done.getAsBoolean(); i++) {
            outbox.drain();
            clock.advance(Duration.ofSeconds(2));
        }
    }

    @Test
    void mailIsShownWhereItCanDoNothing() {
        DeskBrowser.loggedIn()
                .get("/admin/outbox/" + enqueue() + "/html")
                .statusCode(200)
                .contentType("text/html")
                .body(containsString("<p>Rich</p>"))
                .header(
                        "Content-Security-Policy",
                        allOf(
                                containsString("sandbox"),
                                containsString("default-src 'none'"),
                                containsString("frame-ancestors 'self'"),
                                not(containsString("allow-scripts")),
                                not(containsString("allow-same-origin"))));
    }

    @Test
    void attachmentsAreForKeeping() {
        String path = "/admin/outbox/" + enqueue() + "/attachments/";
        DeskBrowser browser = DeskBrowser.loggedIn();

        browser.get(path + "0")
                .statusCode(200)
                .contentType("application/octet-stream")
                .header("Content-Disposition", "attachment; filename=\"event.ics\"")
                .body(containsString("BEGIN:VCALENDAR"));
        browser.get(path + "1").statusCode(404);
        browser.get(path + "-1").statusCode(404);
        browser.get(path + "x").statusCode(404);
    }

    @Test
    void listIsNarrowedByStateAndKind() {
        enqueue();
        DeskBrowser browser = DeskBrowser.loggedIn();

        browser.get("/admin/outbox").statusCode(200).body(containsString(recipient));
        browser.get("/admin/outbox?kind=REMINDER").body(containsString(recipient));
        browser.get("/admin/outbox?kind=DIGEST").body(not(containsString(recipient)));
        browser.get("/admin/outbox?state=FAILED").body(not(containsString(recipient)));
        browser.get("/admin/outbox?state=nonsense&kind=nonsense").body(containsString(recipient));
        browser.get("/admin/outbox?cursor=nonsense").statusCode(400);
    }

    @Test
    void readersAddressesAreForAdministratorsOnly() {
        String editor = tokens.create("editor " + UUID.randomUUID(), Role.EDITOR, TestAccounts.ADMIN_EMAIL);
        UUID id = enqueue();

        for (String path : List.of("/admin/outbox", "/admin/outbox/" + id, "/admin/outbox/" + id + "/html")) {
            given().auth().oauth2(editor).get(path).then().statusCode(403);
        }
    }

    private UUID enqueue() {
        return enqueue(clock.instant().plus(Duration.ofDays(1)));
    }

    private UUID enqueue(Instant due) {
        return outbox.enqueue(new NewMessage(Set.of(MessageKind.REMINDER), recipient, null, COMPOSER, null, due, null));
    }
}
