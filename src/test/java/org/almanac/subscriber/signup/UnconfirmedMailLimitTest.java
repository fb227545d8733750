package org.almanac.subscriber.signup;

import static org.almanac.subscriber.Reader.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.almanac.outbox.MessageRef;
import org.almanac.settings.SiteSecret;
import org.almanac.subscriber.Mailbox;
import org.almanac.subscriber.Reader;
import org.almanac.subscriber.link.LinkScope;
import org.almanac.subscriber.store.EmailAddress;
import org.almanac.time.Ids;
import org.almanac.time.TestClock;
import org.junit.jupiter.api.Test;

/** However many spellings, addresses and strangers there are, only so many mails go out. */
@QuarkusTest
class UnconfirmedMailLimitTest {
    private final String run = UUID.randomUUID().toString().substring(0, 13);

    @Inject
    Mailbox mailbox;

    @Inject
    PacedMailRepository mails;

    @Inject
    SiteSecret secret;

    @Inject
    MeterRegistry metrics;

    @Inject
    Ids ids;

    @Inject
    TestClock clock;

    @Test
    void sixtySpellingsOfOneMailboxGetOneMailNowAndFiveInADay() {
        Set<String> answers = new HashSet<>();
        for (int i = 1; i <= 60; i++) {
            answers.add(ask("target-" + run + "+" + i + "@example.org", "")
                    .then()
                    .statusCode(202)
                    .extract()
                    .asString());
        }

        List<MessageRef> sent = IntStream.rangeClosed(1, 60)
                .mapToObj(i -> mailbox.messages("target-" + run + "+" + i + "@example.org"))
                .flatMap(List::stream)
                .toList();
        Instant soon = clock.instant().plus(Duration.ofMinutes(9));
        assertThat(answers).hasSize(1);
        assertThat(sent).hasSize(5);
        assertThat(sent).filteredOn(mail -> mail.dueAt().isBefore(soon)).hasSize(1);
    }

    @Test
    void dotsAndNamesOfGmailAreOneMailbox() {
        String name = run.replace("-", "");
        for (int i = 1; i < 9; i++) {
            String dotted = name.substring(0, i) + "." + name.substring(i);
            ask(dotted + (i % 2 == 0 ? "@gmail.com" : "@GoogleMail.com"), "")
                    .then()
                    .statusCode(202);
        }
        mailbox.messages("x@example.com");

        assertThat(mailbox.count(
                        "select count(*) from message where recipient ilike :key",
                        "%" + name.substring(9) + "@g%mail.com"))
                .isLessThanOrEqualTo(5);
    }

    @Test
    void aChangeOfAddressIsInTheSamePace() {
        String target = "moved-" + run;
        for (int i = 0; i < 4; i++) {
            ask(target + "+" + i + "@example.org", "").then().statusCode(202);
        }
        for (int i = 0; i < 4; i++) {
            String ada = mailbox.subscribe("");
            Reader.browser()
                    .formParam("email", target + "+x" + i + "@example.org")
                    .post("/subscriptions/" + mailbox.token(LinkScope.PREFERENCES, ada) + "/address")
                    .then()
                    .statusCode(202);
        }
        mailbox.messages("x@example.com");

        assertThat(mailbox.count("select count(*) from message where recipient like :key", target + "+%"))
                .isEqualTo(5);
    }

    @Test
    void aSmallDomainGetsSoManyAnHourAndTheRestWaits() {
        UnconfirmedMailLimit limit = new UnconfirmedMailLimit(mails, limits(3, 1_000_000), secret, metrics, ids);
        Instant now = clock.instant();
        String domain = "@" + run + ".example";

        for (int i = 0; i < 3; i++) {
            assertThat(take(limit, "a" + i + domain, now)).isEqualTo(new UnconfirmedMailLimit.Decision.Send(now));
        }
        assertThat(take(limit, "b" + domain, now))
                .isInstanceOfSatisfying(
                        UnconfirmedMailLimit.Decision.Wait.class,
                        wait -> assertThat(wait.until()).isEqualTo(now.plus(Duration.ofHours(1))));
        assertThat(take(limit, "b-" + run + "@large.example", now))
                .isInstanceOf(UnconfirmedMailLimit.Decision.Send.class);
        Instant later = now.plus(Duration.ofHours(1)).plusMillis(1);
        assertThat(take(limit, "b" + domain, later)).isEqualTo(new UnconfirmedMailLimit.Decision.Send(later));
    }

    @Test
    void nothingGoesOutBeyondTheBudgetOfAll() {
        UnconfirmedMailLimit limit = new UnconfirmedMailLimit(mails, limits(1_000_000, 0), secret, metrics, ids);

        assertThat(take(limit, "a@" + run + ".example", clock.instant()))
                .isEqualTo(new UnconfirmedMailLimit.Decision.Stop());
    }

    private UnconfirmedMailLimit.Decision take(UnconfirmedMailLimit limit, String address, Instant now) {
        return QuarkusTransaction.requiringNew()
                .call(() -> limit.take(EmailAddress.parse(address).orElseThrow(), now, now));
    }

    private static SubscriptionLimits limits(int perDomain, int perHour) {
        return new SubscriptionLimits() {
            @Override
            public int perNetwork() {
                return 60;
            }

            @Override
            public Duration period() {
                return Duration.ofMinutes(10);
            }

            @Override
            public Duration mailInterval() {
                return Duration.ofMinutes(10);
            }

            @Override
            public int mailsPerDay() {
                return 5;
            }

            @Override
            public int mailsPerDomain() {
                return perDomain;
            }

            @Override
            public int mailsPerHour() {
                return perHour;
            }

            @Override
            public Set<String> largeDomains() {
                return Set.of("large.example");
            }

            @Override
            public Duration patience() {
                return Duration.ofDays(1);
            }
        };
    }
}
