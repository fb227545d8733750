package org.almanac.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.almanac.outbox.ComposeResult;
import org.almanac.outbox.MessageComposer;
import org.almanac.outbox.MessageRef;
import org.almanac.subscriber.link.LinkScope;
import org.almanac.subscriber.link.MailLinks;
import org.almanac.subscriber.store.SubscriberEntity;

/** What the outbox holds for an address, written as it would be sent. */
@ApplicationScoped
public class Mailbox {
    private static final Pattern TOKEN = Pattern.compile("/subscriptions/(?:confirm|address)/([A-Za-z0-9_-]+)");

    private final EntityManager entities;
    private final Subscribers subscribers;
    private final List<MessageComposer> composers;
    private final MailLinks links;
    private final Clock clock;

    Mailbox(
            EntityManager entities,
            Subscribers subscribers,
            @All List<MessageComposer> composers,
            MailLinks links,
            Clock clock) {
        this.entities = entities;
        this.subscribers = subscribers;
        this.composers = composers;
        this.links = links;
        this.clock = clock;
    }

    /** Every message to the address, earliest due first, once all requests are taken up. */
    public List<MessageRef> messages(String email) {
        settle();
        return QuarkusTransaction.requiringNew()
                .call(() -> entities
                        .createNativeQuery(
                                "select id, subscriber_id, reference, due_at from message where recipient = :to order by due_at, id",
                                Object[].class)
                        .setParameter("to", email)
                        .getResultList()
                        .stream()
                        .map(row -> new MessageRef(
                                (UUID) ((Object[]) row)[0],
                                email,
                                (UUID) ((Object[]) row)[1],
                                (String) ((Object[]) row)[2],
                                (Instant) ((Object[]) row)[3]))
                        .toList());
    }

    /** The newest mail to the address. */
    ComposeResult.Mail newest(String email) {
        List<MessageRef> messages = messages(email);
        assertThat(messages).as("mails to " + email).isNotEmpty();
        return (ComposeResult.Mail) compose(messages.get(messages.size() - 1));
    }

    /** A message as it would be sent now. */
    ComposeResult compose(MessageRef message) {
        String name = QuarkusTransaction.requiringNew()
                .call(() ->
                        (String) entities.createNativeQuery("select composer from message where id = :id", String.class)
                                .setParameter("id", message.id())
                                .getSingleResult());
        return composers.stream()
                .filter(composer -> composer.name().equals(name))
                .findFirst()
                .orElseThrow()
                .compose(message, clock.instant());
    }

    /** What the link in the newest mail to the address carries. */
    public String confirmationToken(String email) {
        Matcher link = TOKEN.matcher(newest(email).form().text());
        assertThat(link.find()).as("a link to confirm").isTrue();
        return link.group(1);
    }

    /** What a link of this scope carries in a mail of today. */
    public String token(LinkScope scope, String email) {
        SubscriberEntity subscriber = subscriber(email);
        return links.token(
                scope,
                subscriber.id,
                scope == LinkScope.CALENDAR ? subscriber.epochOfCalendar() : subscriber.tokenEpoch);
    }

    /** As stored, with its collections. */
    public SubscriberEntity subscriber(String email) {
        settle();
        return QuarkusTransaction.requiringNew().call(() -> {
            SubscriberEntity subscriber = entities.createQuery(
                            "from SubscriberEntity where emailKey = :key", SubscriberEntity.class)
                    .setParameter("key", email)
                    .getSingleResult();
            subscriber.follows();
            subscriber.settings();
            return subscriber;
        });
    }

    /** A subscriber who has confirmed; {@code more} as in {@link Reader#ask}. */
    public String subscribe(String more) {
        String email = Reader.address();
        Reader.ask(email, more).then().statusCode(202);
        Reader.confirm(confirmationToken(email)).then().statusCode(200);
        return email;
    }

    /** The steps of consent, oldest first. */
    List<String> consents(String email) {
        return QuarkusTransaction.requiringNew()
                .call(() -> entities.createQuery(
                                "select cast(c.action as string) from ConsentEntity c join SubscriberEntity s on s.id ="
                                        + " c.subscriberId where s.emailKey = :key order by c.at, c.id",
                                String.class)
                        .setParameter("key", email)
                        .getResultList());
    }

    void raiseEpoch(String email) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createQuery(
                                "update SubscriberEntity set tokenEpoch = tokenEpoch + 1 where emailKey = :key")
                        .setParameter("key", email)
                        .executeUpdate());
    }

    /** Every row of the tables as text. */
    String textOfTables(String... tables) {
        StringBuilder all = new StringBuilder();
        for (String table : tables) {
            QuarkusTransaction.requiringNew()
                    .run(() -> entities.createNativeQuery(
                                    "select cast(row_to_json(t) as text) from " + table + " t", String.class)
                            .getResultList()
                            .forEach(all::append));
        }
        return all.toString();
    }

    boolean knows(String email) {
        settle();
        return count("select count(*) from subscriber where email_key = :key", email) > 0;
    }

    public long count(String sql, String key) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) entities.createNativeQuery(sql)
                                .setParameter("key", key)
                                .getSingleResult())
                        .longValue());
    }

    /** Another thread may be at it, and what it holds is skipped here; so until nothing waits. */
    private void settle() {
        for (int i = 0; i < 1_000; i++) {
            subscribers.takeUpRequests();
            if (count(
                            "select (select count(*) from subscription_request where subscriber_id is null)"
                                    + " + (select count(*) from address_change where not taken_up) where :key = ''",
                            "")
                    == 0) {
                return;
            }
            LockSupport.parkNanos(10_000_000);
        }
        throw new AssertionError("requests are not taken up");
    }
}
