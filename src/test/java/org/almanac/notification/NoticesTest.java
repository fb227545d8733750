package org.almanac.notification;

import static io.restassured.RestAssured.given;
import static org.almanac.api.ApiClient.editor;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.almanac.outbox.Outbox;
import org.almanac.outbox.TestMailServer;
import org.almanac.subscriber.Subscribers;
import org.almanac.time.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NoticesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Pattern CONFIRM_LINK = Pattern.compile("/subscriptions/confirm/[^\\s\"<>]+");

    private static final Pattern ONE_CLICK = Pattern.compile("<https?://[^/>]+(/[^>]+)>");

    @Inject
    TestClock clock;

    @Inject
    NoticePlanner planner;

    @Inject
    Outbox outbox;

    @Inject
    Subscribers subscribers;

    @Inject
    EntityManager entities;

    @Inject
    NoticeScene scene;

    private final String tag = "t" + UUID.randomUUID().toString().substring(0, 8);
    private final String reader = tag + "@example.org";
    private TestMailServer mails;

    @BeforeEach
    void startMailServer() {
        scene.catchUp();
        mails = TestMailServer.start();
    }

    @AfterEach
    void putClockBack() {
        mails.close();
        clock.reset();
    }

    @Test
    void reminderComesOnceWhenItIsDueWithTheEventForTheCalendar() throws Exception {
        subscribe("P1D");
        LocalDateTime start = localIn(Duration.ofDays(3));
        createEvent("Radio congress", start);
        beat();
        assertThat(notices()).isEmpty();

        clock.moveTo(start.minusDays(1).atZone(BERLIN).toInstant());
        beat();
        beat();
        assertThat(notices()).hasSize(1);
        MimeMessage mail = notices().get(0);
        assertThat(mail.getSubject()).startsWith("Radio congress, ");
        assertThat(mail.getHeader("X-Almanac-Kind", null)).isEqualTo("REMINDER");
        assertThat(parts(mail, "text/calendar"))
                .contains("SUMMARY:Radio congress")
                .contains("METHOD:PUBLISH");
        assertThat(parts(mail, "text/plain"))
                .contains("Radio congress")
                .contains("(Central European ")
                .contains("/unsubscribe/");
    }

    @Test
    void eventEnteredAfterTheReminderWasDueIsRemindedOfAtOnce() throws Exception {
        subscribe("P7D");
        clock.advance(Duration.ofDays(8));
        createEvent("Short notice", localIn(Duration.ofDays(2)));
        beat();
        assertThat(notices()).hasSize(1);
    }

    @Test
    void ofSeveralLeadTimesDueAtOnceOnlyTheShortestIsSent() throws Exception {
        subscribe("P7D", "P1D");
        LocalDateTime start = localIn(Duration.ofDays(9));
        createEvent("After a downtime", start);
        clock.moveTo(start.minusHours(5).atZone(BERLIN).toInstant());
        beat();
        assertThat(notices()).hasSize(1);
        beat();
        assertThat(notices()).hasSize(1);
    }

    @Test
    void movedEventIsRemindedOfBeforeItsNewStartOnly() throws Exception {
        subscribe("P1D");
        LocalDateTime start = localIn(Duration.ofDays(3));
        String event = createEvent("Moves", start);
        patch(
                event,
                Map.of(
                        "start", start.plusDays(10).toString(),
                        "end", start.plusDays(10).plusHours(2).toString()));
        clock.moveTo(start.minusHours(3).atZone(BERLIN).toInstant());
        beat();
        assertThat(notices()).isEmpty();
        clock.moveTo(start.plusDays(9).atZone(BERLIN).toInstant());
        beat();
        assertThat(notices()).hasSize(1);
    }

    @Test
    void whatFollowsNothingOfTheReadersChoiceIsNotSent() throws Exception {
        subscribe("P1D");
        LocalDateTime start = localIn(Duration.ofDays(2));
        editor().contentType(ContentType.JSON)
                .body(Map.of("title", "Of no interest", "start", start.toString(), "timeZone", BERLIN.getId()))
                .post("/api/v1/events")
                .then()
                .statusCode(201);
        clock.advance(Duration.ofHours(26));
        beat();
        assertThat(notices()).noneMatch(mail -> subject(mail).contains("Of no interest"));
    }

    @Test
    void tooLateIsNotSent() throws Exception {
        subscribe("P1D");
        LocalDateTime start = localIn(Duration.ofDays(3));
        createEvent("Missed", start);
        clock.moveTo(start.atZone(BERLIN).toInstant().plusSeconds(1));
        beat();
        assertThat(notices()).noneMatch(mail -> subject(mail).contains("Missed"));
    }

    @Test
    void nothingUpcomingIsSaidOnceInADrySpell() throws Exception {
        subscribe("P1D");
        String event = createEvent("The only one", localIn(Duration.ofDays(20)));
        beat();
        editor().delete(event).then().statusCode(204);
        beat();
        assertThat(notices()).isEmpty();
        clock.advance(Duration.ofHours(25));
        beat();
        beat();
        clock.advance(Duration.ofDays(60));
        beat();
        assertThat(notices()).hasSize(1);
        MimeMessage mail = notices().get(0);
        assertThat(mail.getHeader("X-Almanac-Kind", null)).isEqualTo("NOTHING_UPCOMING");
        assertThat(parts(mail, "text/plain")).contains("You follow: " + tag);
    }

    @Test
    void newDrySpellIsSaidAgain() throws Exception {
        subscribe("P1D");
        beat();
        clock.advance(Duration.ofHours(25));
        beat();
        assertThat(notices()).hasSize(1);
        clock.advance(Duration.ofDays(40));
        String event = createEvent("Comes and goes", localIn(Duration.ofDays(20)));
        beat();
        editor().delete(event).then().statusCode(204);
        beat();
        clock.advance(Duration.ofHours(25));
        beat();
        assertThat(notices()).hasSize(2);
    }

    @Test
    void whoHasLeftGetsNothingThatWasQueuedBefore() throws Exception {
        subscribe("P1D");
        LocalDateTime start = localIn(Duration.ofDays(3));
        createEvent("With them", start);
        createEvent("Without them", start.plusDays(5));
        clock.moveTo(start.minusDays(1).atZone(BERLIN).toInstant());
        beat();
        clock.moveTo(start.plusDays(4).atZone(BERLIN).toInstant());
        planner.tick();
        given().formParam("List-Unsubscribe", "One-Click")
                .post(oneClickPath(notices().get(0)))
                .then()
                .statusCode(200);
        outbox.drain();
        assertThat(notices()).hasSize(1);
    }

    @Test
    void quietHoursPutAReminderOffToTheMorning() throws Exception {
        subscribe(Map.of("quietHours", Map.of("from", "22:00", "to", "07:00")), "P1D");
        LocalDateTime start = tokyoDay(4).atTime(2, 0);
        createEvent("By night", start, TOKYO);
        clock.moveTo(start.minusDays(1).atZone(TOKYO).toInstant());
        beat();
        assertThat(notices()).isEmpty();
        clock.moveTo(start.minusDays(1).withHour(6).withMinute(50).atZone(TOKYO).toInstant());
        beat();
        assertThat(notices()).isEmpty();
        clock.moveTo(start.minusDays(1).withHour(7).atZone(TOKYO).toInstant());
        beat();
        assertThat(notices()).hasSize(1);
    }

    @Test
    void quietHoursDoNotHoldBackWhatIsShortlyBeforeOrOfNoUseAfterwards() throws Exception {
        subscribe(Map.of("quietHours", Map.of("from", "22:00", "to", "07:00")), "PT2H", "P1D");
        LocalDateTime night = tokyoDay(4).atTime(3, 0);
        createEvent("Early", night, TOKYO);
        clock.moveTo(night.minusHours(2).atZone(TOKYO).toInstant());
        beat();
        assertThat(notices()).hasSize(1);
        clock.moveTo(night.withHour(7).atZone(TOKYO).toInstant());
        beat();
        assertThat(notices()).hasSize(1);
    }

    @Test
    void pausedReaderGetsNothingThatFallsIntoThePauseNorLater() throws Exception {
        subscribe("P1D");
        LocalDateTime start = localIn(Duration.ofDays(5));
        createEvent("In the pause", start);
        pauseUntil(clock.instant().plus(Duration.ofDays(7)));
        clock.moveTo(start.minusDays(1).atZone(BERLIN).toInstant());
        beat();
        clock.advance(Duration.ofDays(4));
        beat();
        assertThat(notices()).noneMatch(mail -> subject(mail).contains("In the pause"));
    }

    private void pauseUntil(Instant until) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(
                                "update subscriber set paused_until = :until where email = :email")
                        .setParameter("until", until)
                        .setParameter("email", reader)
                        .executeUpdate());
    }

    private LocalDate tokyoDay(int ahead) {
        return LocalDate.ofInstant(clock.instant(), TOKYO).plusDays(ahead);
    }

    private void subscribe(String... leads) throws Exception {
        subscribe(Map.of(), leads);
    }

    private void subscribe(Map<String, Object> more, String... leads) throws Exception {
        Map<String, Object> wish = new HashMap<>(more);
        wish.put("announcements", false);
        wish.putAll(
                Map.of("email", reader, "tags", List.of(tag), "leadTimes", List.of(leads), "timeZone", "Asia/Tokyo"));
        given().contentType(ContentType.JSON)
                .body(wish)
                .post("/subscriptions")
                .then()
                .statusCode(202);
        List<MimeMessage> received = confirmationMail();
        assertThat(received).hasSize(1);
        Matcher link = CONFIRM_LINK.matcher(parts(received.get(0), "text/plain"));
        assertThat(link.find()).isTrue();
        given().post(link.group()).then().statusCode(200);
    }

    /** Another thread may be taking the request up already: it is waited for. */
    private List<MimeMessage> confirmationMail() throws InterruptedException {
        for (int i = 0; i < 100 && mails.receivedBy(reader).isEmpty(); i++) {
            subscribers.takeUpRequests();
            deliver();
            Thread.sleep(20);
        }
        return mails.receivedBy(reader);
    }

    /** The path of the https link in List-Unsubscribe (RFC 8058). */
    private static String oneClickPath(MimeMessage mail) throws MessagingException {
        Matcher link = ONE_CLICK.matcher(mail.getHeader("List-Unsubscribe", ""));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private String createEvent(String title, LocalDateTime start) {
        return createEvent(title, start, BERLIN);
    }

    private String createEvent(String title, LocalDateTime start, ZoneId zone) {
        return editor().contentType(ContentType.JSON)
                .body(Map.of(
                        "title", title,
                        "start", start.toString(),
                        "end", start.plusHours(2).toString(),
                        "timeZone", zone.getId(),
                        "tags", List.of(tag)))
                .post("/api/v1/events")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private static void patch(String event, Map<String, Object> changes) {
        editor().contentType("application/merge-patch+json")
                .body(changes)
                .patch(event)
                .then()
                .statusCode(200);
    }

    private LocalDateTime localIn(Duration ahead) {
        return NoticeScene.localIn(clock, ahead);
    }

    private void beat() {
        planner.tick();
        deliver();
    }

    /** Again and again: each connection that is left over from another test's mail server costs a try. */
    private void deliver() {
        for (int i = 0; i < 5; i++) {
            outbox.drain();
            clock.advance(Duration.ofSeconds(11));
        }
    }

    /** What came after the confirmation. */
    private List<MimeMessage> notices() {
        List<MimeMessage> received = mails.receivedBy(reader);
        return received.subList(Math.min(1, received.size()), received.size());
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String parts(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part.getContent() instanceof String text
                    ? text
                    : new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
        StringBuilder found = new StringBuilder();
        if (part.getContent() instanceof Multipart multipart) {
            for (int i = 0; i < multipart.getCount(); i++) {
                BodyPart inside = multipart.getBodyPart(i);
                found.append(parts(inside, type));
            }
        }
        return found.toString();
    }
}
