package org.almanac.notification;

import static org.almanac.api.ApiClient.editor;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.almanac.outbox.Outbox;
import org.almanac.outbox.TestMailServer;
import org.almanac.time.TestClock;
import org.jspecify.annotations.Nullable;

/** Readers in Tokyo, events in Berlin, a clock that is moved by hand, and a real mail server. */
@ApplicationScoped
public class NoticeScene {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final TestClock clock;
    private final NoticePlanner planner;
    private final Outbox outbox;
    private final EntityManager entities;
    private String tag = "";

    @Nullable
    private TestMailServer mails;

    NoticeScene(TestClock clock, NoticePlanner planner, Outbox outbox, EntityManager entities) {
        this.clock = clock;
        this.planner = planner;
        this.outbox = outbox;
        this.entities = entities;
    }

    /** A tag of its own keeps what other tests publish away. */
    public void open() {
        catchUp();
        tag = "t" + UUID.randomUUID().toString().substring(0, 8);
        mails = TestMailServer.start();
    }

    /** Planning never goes back, so the clock must not either, whatever tests did before. */
    void catchUp() {
        Instant planned = QuarkusTransaction.requiringNew()
                .call(() -> (Instant) entities.createNativeQuery("select planned_until from planner", Instant.class)
                        .getSingleResult());
        if (planned.isAfter(clock.instant())) {
            clock.moveTo(planned);
        }
    }

    public void close() {
        server().close();
        clock.reset();
    }

    /** @return the address of a new subscriber, who follows the scene's tag unless {@code more} says otherwise */
    public String subscribe(Map<String, Object> more, String... leads) {
        String email = UUID.randomUUID() + "@example.org";
        Map<String, Object> wish = new HashMap<>(Map.of(
                "email", email,
                "tags", List.of(tag),
                "leadTimes", List.of(leads),
                "timeZone", TOKYO.getId(),
                "confirmed", true,
                "consent", Map.of("at", "2024-05-01", "source", "test")));
        wish.putAll(more);
        editor().contentType(ContentType.JSON)
                .body(List.of(wish))
                .post("/api/v1/subscribers/import")
                .then()
                .statusCode(200)
                .body("created", org.hamcrest.Matchers.is(1));
        return email;
    }

    String publish(String title, LocalDateTime start) {
        return publish(title, start, Map.of());
    }

    /** @return its address */
    public String publish(String title, LocalDateTime start, Map<String, Object> more) {
        Map<String, Object> event = new HashMap<>(Map.of(
                "title", title,
                "start", start.toString(),
                "end", start.plusHours(2).toString(),
                "timeZone", BERLIN.getId(),
                "tags", List.of(tag)));
        event.putAll(more);
        return editor().contentType(ContentType.JSON)
                .body(event)
                .post("/api/v1/events")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }

    static String id(String event) {
        return event.substring(event.lastIndexOf('/') + 1);
    }

    public void patch(String event, Map<String, Object> changes) {
        editor().contentType("application/merge-patch+json")
                .body(changes)
                .patch(event)
                .then()
                .statusCode(200);
    }

    void move(String event, LocalDateTime start) {
        patch(event, Map.of("start", start.toString(), "end", start.plusHours(2).toString()));
    }

    public void withdraw(String event) {
        editor().delete(event).then().statusCode(204);
    }

    /** Whole days are counted on Berlin's calendar, as lead times are: the clocks may change within them. */
    public LocalDateTime localIn(Duration ahead) {
        return localIn(clock, ahead);
    }

    static LocalDateTime localIn(Clock clock, Duration ahead) {
        return clock.instant()
                .truncatedTo(ChronoUnit.MINUTES)
                .atZone(BERLIN)
                .plusDays(ahead.toDays())
                .plus(ahead.minusDays(ahead.toDays()))
                .toLocalDateTime();
    }

    LocalDate tokyoDay(int ahead) {
        return LocalDate.ofInstant(clock.instant(), TOKYO).plusDays(ahead);
    }

    void moveTo(LocalDateTime inTokyo) {
        clock.moveTo(inTokyo.atZone(TOKYO).toInstant());
    }

    public void pass(Duration time) {
        clock.advance(time);
        beat();
    }

    /** One tick, and all that it brought to its way. */
    void beat() {
        planner.tick();
        Duration waited = Duration.ZERO;
        outbox.drain();
        // Each connection that is left over from another test's mail server costs a try.
        while (waiting() > 0 && waited.compareTo(LONGEST_WAIT) < 0) {
            waited = waited.plusSeconds(11);
            clock.advance(Duration.ofSeconds(11));
            outbox.drain();
        }
        clock.advance(waited.negated());
    }

    private long waiting() {
        return QuarkusTransaction.requiringNew().call(() -> (Long) entities.createNativeQuery(
                        "select count(*) from message where state in ('QUEUED', 'RETRY', 'SENDING')"
                                + " and available_at <= :now",
                        Long.class)
                .setParameter("now", clock.instant())
                .getSingleResult());
    }

    /** The mails to the address, in the order of arrival. */
    public List<MimeMessage> mails(String email) {
        return server().receivedBy(email);
    }

    /** What all that the scene publishes is filed under. */
    public String tag() {
        return tag;
    }

    /** What each mail to the address was about, in the order of arrival. */
    List<String> kinds(String email) throws MessagingException {
        List<String> kinds = new ArrayList<>();
        for (MimeMessage mail : server().receivedBy(email)) {
            kinds.add(mail.getHeader("X-Almanac-Kind", null));
        }
        return kinds;
    }

    List<String> texts(String email) throws MessagingException, IOException {
        return parts(email, "text/plain");
    }

    List<String> calendarParts(String email) throws MessagingException, IOException {
        return parts(email, "text/calendar");
    }

    private List<String> parts(String email, String type) throws MessagingException, IOException {
        List<String> parts = new ArrayList<>();
        for (MimeMessage mail : server().receivedBy(email)) {
            parts.add(part(mail, type));
        }
        return parts;
    }

    /** What of the mail is of this type, one after the other. */
    public static String part(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part.getContent() instanceof String text
                    ? text
                    : new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
        StringBuilder found = new StringBuilder();
        if (part.getContent() instanceof Multipart multipart) {
            for (int i = 0; i < multipart.getCount(); i++) {
                BodyPart inside = multipart.getBodyPart(i);
                found.append(part(inside, type));
            }
        }
        return found.toString();
    }

    private TestMailServer server() {
        TestMailServer server = mails;
        if (server == null) {
            throw new IllegalStateException("the scene is not open");
        }
        return server;
    }
}
