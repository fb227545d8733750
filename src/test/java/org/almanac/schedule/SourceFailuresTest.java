package org.almanac.schedule;

import static org.almanac.api.ApiClient.editor;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.almanac.importer.fetch.ScriptedWebServer;
import org.almanac.outbox.MessageFilter;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.MessageSummary;
import org.almanac.outbox.Messages;
import org.almanac.time.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One mail to each person of the desk about a source that has failed for a day. */
@QuarkusTest
class SourceFailuresTest {
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String person = "desk-" + mark + "@almanac.example";
    private final SourceFailures failures;
    private final Messages messages;
    private final TestClock clock;
    private ScriptedWebServer server;

    @Inject
    SourceFailuresTest(SourceFailures failures, Messages messages, TestClock clock) {
        this.failures = failures;
        this.messages = messages;
        this.clock = clock;
    }

    @BeforeEach
    void serve() throws IOException {
        // The sources of other tests, before there is the person.
        clock.advance(Duration.ofDays(2));
        failures.tell();
        clock.reset();
        server = new ScriptedWebServer();
        editor().contentType("application/json")
                .body(Map.of("email", person, "role", "EDITOR"))
                .post("/api/v1/accounts")
                .then()
                .statusCode(201);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        clock.reset();
    }

    @Test
    void peopleAreToldOnceOfASourceThatHasFailedForADay() {
        String id = add();
        poll(id, 422);
        failures.tell();
        assertThat(mails()).isEmpty();

        clock.advance(Duration.ofHours(23));
        poll(id, 422);
        failures.tell();
        assertThat(mails()).isEmpty();

        clock.advance(Duration.ofHours(2));
        failures.tell();
        failures.tell();
        assertThat(mails()).hasSize(1);
        assertThat(messages.read(mails().get(0).id()).text())
                .contains("“Calendar " + mark + "”", "The last attempt:", "/admin/sources/" + id);
    }

    @Test
    void aSourceThatWorksAgainIsToldAnewWhenItFailsAgain() {
        String id = add();
        poll(id, 422);
        clock.advance(Duration.ofHours(25));
        failures.tell();
        assertThat(mails()).hasSize(1);

        server.on(
                "/cal.ics",
                "text/calendar",
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t//EN\r\nEND:VCALENDAR\r\n");
        poll(id, 200);
        clock.advance(Duration.ofHours(25));
        failures.tell();
        assertThat(mails()).hasSize(1);

        server.on("/cal.ics", "text/plain", "nothing that is a calendar");
        poll(id, 422);
        clock.advance(Duration.ofHours(25));
        failures.tell();
        assertThat(mails()).hasSize(2);
    }

    @Test
    void aSourceThatIsSwitchedOffIsNobodysConcern() {
        String id = add();
        poll(id, 422);
        editor().contentType("application/merge-patch+json")
                .body("{\"active\":false}")
                .patch("/api/v1/sources/" + id)
                .then()
                .statusCode(200);
        clock.advance(Duration.ofHours(25));
        failures.tell();
        assertThat(mails()).isEmpty();
    }

    private String add() {
        server.on("/cal.ics", "text/plain", "nothing that is a calendar");
        return editor().contentType("application/json")
                .body(Map.of("name", "Calendar " + mark, "url", server.address("/cal.ics")))
                .post("/api/v1/sources")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void poll(String id, int status) {
        editor().post("/api/v1/sources/" + id + "/run").then().statusCode(status);
    }

    /** The mails about the source to the person, the newest first; the oldest of all is their invitation. */
    private List<MessageSummary> mails() {
        MessageFilter filter = new MessageFilter(null, MessageKind.ACCOUNT, null, null, null);
        List<MessageSummary> all = messages.list(filter, null, 200).items().stream()
                .filter(message -> message.recipient().equalsIgnoreCase(person))
                .toList();
        return all.subList(0, all.size() - 1);
    }
}
