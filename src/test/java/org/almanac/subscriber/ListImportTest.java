package org.almanac.subscriber;

import static org.almanac.subscriber.Reader.address;
import static org.almanac.subscriber.Reader.browser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.almanac.json.ImportReport;
import org.almanac.json.ImportReport.Outcome;
import org.almanac.problem.Problem;
import org.almanac.subscriber.ListImport.Format;
import org.almanac.subscriber.link.LinkScope;
import org.almanac.subscriber.store.Digest;
import org.almanac.subscriber.store.SubscriberEntity;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list that was kept elsewhere moves over. */
@QuarkusTest
class ListImportTest {
    private static final String CONSENT =
            "\"confirmed\":true,\"consent\":{\"at\":\"2024-05-01\",\"source\":\"https://old.example/join\"}";

    private final ListImport lists;
    private final Mailbox mailbox;

    @Inject
    ListImportTest(ListImport lists, Mailbox mailbox) {
        this.lists = lists;
        this.mailbox = mailbox;
    }

    @Test
    void whoConfirmedElsewhereIsSubscribedWithTheirProof() {
        String ada = address();

        ImportReport report = run("[" + entry(ada, "\"tags\":[\"5g\"],\"leadTimes\":[\"P3D\"]," + CONSENT) + "]");

        assertThat(report.created()).isEqualTo(1);
        SubscriberEntity stored = mailbox.subscriber(ada);
        assertThat(stored.state).isEqualTo(SubscriberState.ACTIVE);
        assertThat(stored.follows().tags()).containsExactly("5g");
        assertThat(stored.settings().leadTimes())
                .extracting(LeadTime::canonical)
                .containsExactly("P3D");
        assertThat(stored.id.toString()).isEqualTo(report.items().get(0).uid());
        assertThat(mailbox.consents(ada)).containsExactly("CONFIRMED", "IMPORTED");
        assertThat(mailbox.messages(ada)).isEmpty();
    }

    @Test
    void theSameListAgainChangesNothing() {
        String list = entry(address(), CONSENT) + "\n\n" + entry(address(), CONSENT);
        assertThat(lists.run(Format.NDJSON, bytes(list), "test").created()).isEqualTo(2);

        ImportReport again = lists.run(Format.NDJSON, bytes(list), "test");

        assertThat(again.unchanged()).isEqualTo(2);
    }

    @Test
    void anAddressTwiceInAListIsOneSubscriber() {
        String ada = address();

        ImportReport report =
                run("[" + entry(ada, CONSENT) + "," + entry(ada.toUpperCase(java.util.Locale.ROOT), CONSENT) + "]");

        assertThat(report.created()).isEqualTo(1);
        assertThat(report.unchanged()).isEqualTo(1);
    }

    @Test
    void whoChoseHereKeepsTheirChoice() {
        String ada = mailbox.subscribe("\"tags\":[\"5g\"]");

        ImportReport report = run("[" + entry(ada, "\"tags\":[\"spam\"]," + CONSENT) + "]");

        assertThat(report.items().get(0).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(mailbox.subscriber(ada).follows().tags()).containsExactly("5g");
    }

    @Test
    void whoStoppedOrErasedThemselvesDoesNotComeBack() {
        String stopped = mailbox.subscribe("");
        browser().post("/unsubscribe/" + mailbox.token(LinkScope.UNSUBSCRIBE, stopped));
        String erased = mailbox.subscribe("");
        browser().post("/subscriptions/" + mailbox.token(LinkScope.PREFERENCES, erased) + "/erase");

        ImportReport report = run("[" + entry(stopped, CONSENT) + "," + entry(erased, CONSENT) + "]");

        assertThat(report.skipped()).isEqualTo(2);
        assertThat(report.items().get(0).reason()).contains("unsubscribed");
        assertThat(report.items().get(1).reason()).contains("erased");
        assertThat(mailbox.knows(erased)).isFalse();
    }

    @Test
    void whoAskedHereAndHasNotConfirmedIsConfirmedByTheirProof() {
        String ada = address();
        Reader.ask(ada, "").then().statusCode(202);
        assertThat(mailbox.subscriber(ada).state).isEqualTo(SubscriberState.PENDING);

        assertThat(run("[" + entry(ada, CONSENT) + "]").updated()).isEqualTo(1);

        assertThat(mailbox.subscriber(ada).state).isEqualTo(SubscriberState.ACTIVE);
        assertThat(mailbox.subscriber(ada).confirmedAt).isBefore(Instant.MAX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "{\"email\":\"nobody\",\"confirmed\":true,\"consent\":{\"at\":\"2024-05-01\",\"source\":\"x\"}}",
                "{\"email\":\"a@example.com\",\"consent\":{\"at\":\"2024-05-01\",\"source\":\"x\"}}",
                "{\"email\":\"a@example.com\",\"confirmed\":\"yes\",\"consent\":{\"at\":\"2024-05-01\",\"source\":\"x\"}}",
                "{\"email\":\"a@example.com\",\"confirmed\":true}",
                "{\"email\":\"a@example.com\",\"confirmed\":true,\"consent\":{\"at\":\"2024-05-01\"}}",
                "{\"email\":\"a@example.com\",\"confirmed\":true,\"consent\":{\"at\":\"someday\",\"source\":\"x\"}}",
                "{\"email\":\"a@example.com\",\"confirmed\":true,\"consent\":{\"at\":\"9999-01-01\",\"source\":\"x\"}}",
                "{\"email\":\"a@example.com\",\"tag\":[],\"confirmed\":true,\"consent\":{\"at\":\"2024-05-01\",\"source\":\"x\"}}"
            })
    void anEntryThatIsWrongIsSkippedWithItsReasonAndTheOthersGoOn(String wrong) {
        String ada = address();

        ImportReport report = run("[" + wrong + "," + entry(ada, CONSENT) + "]");

        assertThat(report.items().get(0).outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(report.items().get(0).reason()).isNotBlank();
        assertThat(report.created()).isEqualTo(1);
    }

    @Test
    void aTableSaysTheSameAsJson() {
        String ada = address();
        String bob = address();
        ImportReport report = csv("""
                E-mail;Tags;Series;Countries;Lead times;Time zone;Language;Digest;Announcements;Quiet from;Quiet to;Confirmed;Consent at;Consent source;Consent wording
                %s;5g,iot;;de, fr;P3D,PT2H;Europe/Berlin;de;WEEKLY;no;22:00;07:00;yes;2024-05-01;https://old.example/join;"I agree; yes"
                %s;"5g;iot";;;;;;;;;;1;2024-05-01T09:30:00Z;paper
                """.formatted(ada, bob));

        assertThat(report.created()).as(report.toString()).isEqualTo(2);
        SubscriberEntity stored = mailbox.subscriber(ada);
        assertThat(stored.follows().tags()).containsExactly("5g", "iot");
        assertThat(stored.follows().countries()).containsExactly("DE", "FR");
        assertThat(stored.settings().leadTimes())
                .extracting(LeadTime::canonical)
                .containsExactlyInAnyOrder("P3D", "PT2H");
        assertThat(stored.timeZone).isEqualTo("Europe/Berlin");
        assertThat(stored.locale).isEqualTo("de");
        assertThat(stored.settings().digest()).isEqualTo(Digest.WEEKLY);
        assertThat(stored.settings().announcements()).isFalse();
        assertThat(stored.settings().changes()).isTrue();
        assertThat(stored.settings().quietHours()).isNotNull();
        assertThat(mailbox.subscriber(bob).follows().tags()).containsExactly("5g", "iot");
        assertThat(mailbox.consents(ada)).containsExactly("CONFIRMED", "IMPORTED");
    }

    /** {@code -Dlist-rows=100000} for as many as a call may have. */
    @Test
    void aLongTableGoesInWhole() {
        int rows = Integer.getInteger("list-rows", 1_000);
        String run = UUID.randomUUID().toString();
        StringBuilder table = new StringBuilder("email,tags,leadTimes,timeZone,confirmed,consentAt,consentSource\n");
        for (int i = 0; i < rows; i++) {
            table.append("reader").append(i).append('-').append(run).append("@example.com,\"5g;tag-");
            table.append(i % 100).append("\",\"P7D;P1D\",Europe/Berlin,yes,2024-05-01,https://old.example/join\n");
        }
        long start = System.nanoTime();

        ImportReport report = csv(table.toString());

        Duration first = Duration.ofNanos(System.nanoTime() - start);
        assertThat(report.created()).isEqualTo(rows);
        for (String filled : List.of("subscriber", "subscriber_follow", "subscriber_lead_time")) {
            assertThat(mailbox.count(
                            "select count(*) from pg_class where relname = :key and reltuples >= " + rows, filled))
                    .as("the database knows how large %s is now", filled)
                    .isEqualTo(1);
        }
        start = System.nanoTime();
        assertThat(csv(table.toString()).unchanged()).isEqualTo(rows);
        Duration again = Duration.ofNanos(System.nanoTime() - start);
        Logger.getLogger(ListImportTest.class)
                .infof("%,d rows: %,d ms, again %,d ms", rows, first.toMillis(), again.toMillis());
    }

    @Test
    void aRowThatIsWrongIsSkippedWithItsReason() {
        ImportReport report = csv("""
                email,confirmed,consent at,consent source
                nobody,yes,2024-05-01,x
                %1$s,no,2024-05-01,x
                %1$s,maybe,2024-05-01,x
                %1$s,yes,,
                %1$s,yes,2024-05-01,x,too,many
                "=cmd|'/c calc'!A1@example.com",yes,2024-05-01,x
                %1$s,yes,2024-05-01,x
                """.formatted(address()));

        assertThat(report.items())
                .extracting(ImportReport.Item::outcome)
                .containsExactly(
                        Outcome.SKIPPED,
                        Outcome.SKIPPED,
                        Outcome.SKIPPED,
                        Outcome.SKIPPED,
                        Outcome.SKIPPED,
                        Outcome.SKIPPED,
                        Outcome.CREATED);
        assertThat(report.items().get(3).reason()).startsWith("consent");
    }

    @Test
    void aMistypedColumnSubscribesNobodyToEverything() {
        assertThatThrownBy(() -> csv("email,tgas,confirmed\na@example.com,5g,yes\n"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("tgas");
        assertThatThrownBy(() -> csv("email,e-mail\na@example.com,b@example.com\n"))
                .isInstanceOf(Problem.class);
    }

    @Test
    void moreThanAHundredThousandRowsAreRefused() {
        String rows = "x\n".repeat(100_001);

        assertThatThrownBy(() -> csv("email\n" + rows))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.TOO_LARGE));
    }

    @Test
    void whatIsNoListIsRefused() {
        assertThatThrownBy(() -> run("{}")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> run("[")).isInstanceOf(Problem.class);
    }

    private ImportReport csv(String table) {
        return lists.run(Format.CSV, bytes(table), "test");
    }

    private ImportReport run(String json) {
        return lists.run(Format.JSON, bytes(json), "test");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String entry(String email, String more) {
        return "{\"email\":\"" + email + "\"," + more + "}";
    }
}
