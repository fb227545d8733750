package org.almanac.browser.inert;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.almanac.browser.BrowserSession;
import org.almanac.event.Actor;
import org.almanac.importer.submission.Submission;
import org.almanac.importer.submission.Submissions;
import org.almanac.notification.NoticeScene;
import org.almanac.subscriber.Subscribers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What anybody types stays text in mails: their heads, texts, HTML and calendars. */
@QuarkusTest
class InertMailTest {
    @RegisterExtension
    static final BrowserSession BROWSER = new BrowserSession();

    @Inject
    NoticeScene scene;

    @Inject
    Subscribers subscribers;

    @Inject
    Submissions submissions;

    @Test
    void inMailsOfEveryKind() throws Exception {
        Page page = BROWSER.page();
        scene.open();
        try {
            String email = scene.subscribe(Map.of("announcements", true, "changes", true), "P9D");
            LocalDateTime start = scene.localIn(Duration.ofDays(10));
            List<String> events = new ArrayList<>();
            for (Payload payload : Payload.values()) {
                events.add(scene.publish(payload.text(), start, payload.event(start, scene.tag())));
            }
            for (Payload payload : List.of(Payload.SCRIPT, Payload.IMAGE, Payload.MARKDOWN, Payload.TEMPLATE)) {
                events.add(proposed(payload, start));
            }
            List<String> tags = new ArrayList<>();
            for (String event : events) {
                tags.addAll(given().get(event).path("tags"));
            }
            scene.pass(Duration.ofMinutes(15));
            scene.pass(Duration.ofDays(2));
            events.forEach(event -> scene.patch(event, Map.of("venue", Map.of("name", "Elsewhere", "city", "Rome"))));
            scene.pass(Duration.ofHours(1));
            events.forEach(scene::withdraw);
            scene.pass(Duration.ofHours(1));
            scene.pass(Duration.ofHours(26));
            String asked = "asked-" + System.nanoTime() + "@example.org";
            given().contentType(ContentType.JSON)
                    .body(Map.of("email", asked, "tags", tags))
                    .post("/subscriptions")
                    .then()
                    .statusCode(202);
            subscribers.takeUpRequests();
            // The service may be taking it up by itself at this moment.
            for (int tries = 0; tries < 100 && scene.mails(asked).isEmpty(); tries++) {
                scene.pass(Duration.ofSeconds(20));
                Thread.sleep(50);
            }

            List<MimeMessage> mails = new ArrayList<>(scene.mails(email));
            mails.addAll(scene.mails(asked));
            List<String> kinds = new ArrayList<>();
            for (MimeMessage mail : mails) {
                kinds.addAll(
                        Arrays.asList(mail.getHeader("X-Almanac-Kind", null).split(", ?", -1)));
                check(mail, page);
            }
            assertThat(kinds)
                    .contains(
                            "ANNOUNCED", "REMINDER", "KEY_DATE", "CHANGED", "CANCELLED", "NOTHING_UPCOMING", "CONFIRM");
        } finally {
            scene.close();
        }
    }

    /** Sent by a reader, accepted as it came. */
    private String proposed(Payload payload, LocalDateTime start) {
        given().formParams(payload.proposal(start, scene.tag()))
                .redirects()
                .follow(false)
                .post("/submit")
                .then()
                .statusCode(303);
        Submission proposal = submissions.waiting(500).stream()
                .filter(one -> payload.text().equals(one.event().title()))
                .filter(one -> one.event().tags().contains(scene.tag()))
                .findFirst()
                .orElseThrow();
        return "/api/v1/events/"
                + submissions
                        .accept(proposal.id(), proposal.event(), new Actor("test"))
                        .id();
    }

    private static void check(MimeMessage mail, Page page) throws Exception {
        assertThat(mail.getHeader("Subject")).hasSize(1);
        assertThat(mail.getSubject()).doesNotContain("\r", "\n", "1235234");
        assertThat(Collections.list(mail.getAllHeaders()))
                .noneMatch(header -> header.getName().equalsIgnoreCase("Bcc")
                        || header.getValue().contains("<script"));
        assertThat(NoticeScene.part(mail, "text/plain")).doesNotContain("1235234");
        String html = NoticeScene.part(mail, "text/html");
        assertThat(html).isNotBlank();
        Inert.checkHtml(page, html, mail.getHeader("X-Almanac-Kind", null));
        for (VEvent event : Biweekly.parse(NoticeScene.part(mail, "text/calendar")).all().stream()
                .flatMap(calendar -> calendar.getEvents().stream())
                .toList()) {
            assertThat(event.getAlarms()).isEmpty();
        }
    }
}
