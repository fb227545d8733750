package org.almanac.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.almanac.notification.NoticeScene;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mails tell of what is hidden as it was when it was last public; what was edited since is in none of them. */
@QuarkusTest
class HiddenMailTest {
    @Inject
    NoticeScene scene;

    private final String open = "op" + UUID.randomUUID().toString().substring(0, 8);
    private final String secret = "qz" + UUID.randomUUID().toString().substring(0, 8);
    private LocalDateTime start;
    private String reader;
    private String event;

    @BeforeEach
    void remind() throws Exception {
        scene.open();
        reader = scene.subscribe(Map.of("announcements", false), "P7D");
        start = scene.localIn(Duration.ofDays(8));
        event = scene.publish("Title " + open, start, fields(open));
        scene.pass(Duration.ofDays(2));
        assertThat(kinds()).containsExactly("REMINDER");
    }

    @AfterEach
    void close() {
        scene.close();
    }

    /** But for title, times and tags. */
    private static Map<String, Object> fields(String word) {
        Map<String, Object> fields = new HashMap<>(Drafts.saying(word));
        List.of("title", "start", "end", "timeZone", "tags", "keyDates").forEach(fields::remove);
        return fields;
    }

    private void editSecretly() {
        Map<String, Object> edit = new HashMap<>(Drafts.saying(secret));
        edit.put("start", start.plusDays(3).toString());
        edit.put("end", start.plusDays(3).plusHours(1).toString());
        scene.patch(event, edit);
    }

    @Test
    void aCancellationIsOfWhatReadersKnew() throws Exception {
        scene.patch(event, Map.of("published", false));
        scene.pass(Duration.ofMinutes(5));
        editSecretly();
        scene.pass(Duration.ofMinutes(11));

        assertThat(kinds()).containsExactly("REMINDER", "CANCELLED");
        MimeMessage mail = mails().get(1);
        String text = NoticeScene.part(mail, "text/plain");
        assertThat(text).contains("Title " + open).contains("Hall " + open);
        VEvent entry = Biweekly.parse(NoticeScene.part(mail, "text/calendar"))
                .first()
                .getEvents()
                .get(0);
        assertThat(entry.getSummary().getValue()).isEqualTo("Cancelled: Title " + open);
        assertThat(entry.getStatus().getValue()).isEqualTo("CANCELLED");
        assertThat(entry.getDateStart().getValue().toInstant())
                .isEqualTo(start.atZone(java.time.ZoneId.of("Europe/Berlin")).toInstant());
        assertThat(entry.getDescription()).isNull();
        assertThat(entry.getUrl()).isNull();
        noMailSays(secret);
    }

    @Test
    void whatIsWithdrawnAfterHiddenEditsIsToldAsReadersKnewIt() throws Exception {
        scene.patch(event, Map.of("published", false));
        editSecretly();
        scene.withdraw(event);
        scene.pass(Duration.ofMinutes(11));

        assertThat(kinds()).containsExactly("REMINDER", "CANCELLED");
        assertThat(NoticeScene.part(mails().get(1), "text/plain")).contains("Title " + open);
        noMailSays(secret);
    }

    @Test
    void whatIsPublishedAgainIsToldAgainstWhatWasPublic() throws Exception {
        scene.patch(event, Map.of("published", false));
        scene.pass(Duration.ofMinutes(11));
        editSecretly();
        scene.pass(Duration.ofMinutes(11));
        Map<String, Object> now = fields("now" + open);
        now.put("title", "Now " + open);
        now.put("start", start.plusDays(1).toString());
        now.put("end", start.plusDays(1).plusHours(2).toString());
        now.put("tags", List.of(scene.tag()));
        now.put("keyDates", List.of());
        scene.patch(event, now);
        scene.patch(event, Map.of("published", true));
        scene.pass(Duration.ofMinutes(11));

        // A reminder of the new date may be in the same mail.
        assertThat(kinds()).hasSize(3).startsWith("REMINDER", "CANCELLED");
        assertThat(kinds().get(2)).startsWith("CHANGED");
        String text = NoticeScene.part(mails().get(2), "text/plain");
        assertThat(text).contains("Title " + open, "Now " + open, "Hall " + open, "Hall now" + open);
        noMailSays(secret);
    }

    @Test
    void hiddenTagsDoNotDecideWhoIsTold() throws Exception {
        scene.patch(event, Map.of("published", false));
        scene.patch(event, Map.of("tags", List.of("tag-" + secret)));
        scene.pass(Duration.ofMinutes(11));

        assertThat(kinds()).containsExactly("REMINDER", "CANCELLED");
    }

    @Test
    void nothingIsAheadIsSaidWithTheTitleThatReadersKnew() throws Exception {
        String follower = scene.subscribe(Map.of(
                "tags", List.of("tag-" + secret), "events", List.of(event.substring(event.lastIndexOf('/') + 1))));
        scene.patch(event, Map.of("published", false));
        editSecretly();
        scene.pass(Duration.ofHours(30));

        List<String> said = new ArrayList<>();
        for (MimeMessage mail : scene.mails(follower)) {
            if (mail.getHeader("X-Almanac-Kind", ",").contains("NOTHING_UPCOMING")) {
                said.add(NoticeScene.part(mail, "text/plain"));
            }
        }
        // The word that the reader chose is the reader's own.
        assertThat(said)
                .hasSize(1)
                .allSatisfy(text -> assertThat(text).contains("Title " + open).doesNotContain("Title " + secret));
    }

    private List<MimeMessage> mails() {
        return scene.mails(reader);
    }

    private List<String> kinds() throws Exception {
        List<String> kinds = new ArrayList<>();
        for (MimeMessage mail : mails()) {
            kinds.add(mail.getHeader("X-Almanac-Kind", null));
        }
        return kinds;
    }

    private void noMailSays(String word) throws Exception {
        for (MimeMessage mail : mails()) {
            ByteArrayOutputStream raw = new ByteArrayOutputStream();
            mail.writeTo(raw);
            assertThat(raw.toString(StandardCharsets.UTF_8)).doesNotContain(word);
            for (String type : List.of("text/plain", "text/html", "text/calendar")) {
                assertThat(NoticeScene.part(mail, type)).as(type).doesNotContain(word);
            }
        }
    }
}
