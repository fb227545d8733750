package org.almanac.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.almanac.event.Following;
import org.almanac.transaction.Transactions;

/** The way to subscribers for everything that writes to them, and for what is to be done from time to time. */
@ApplicationScoped
public class Subscribers {
    /** How long an address that nobody confirms is kept after its last link has expired. */
    private static final Duration UNCONFIRMED = Duration.ofDays(7);

    static final UUID NOBODY = new UUID(0, 0);

    // Columns, not entities: there are thousands of them a second while mails are sent.
    private static final String CONTACTS = """
            select id, time_zone, locale, state, suppressed, quiet_from, quiet_to, token_epoch
            from subscriber where id = any(:ids)
            """;

    private final EntityManager entities;
    private final Links links;
    private final RequestIntake intake;
    private final MailPace mails;
    private final Clock clock;

    Subscribers(EntityManager entities, Links links, RequestIntake intake, MailPace mails, Clock clock) {
        this.entities = entities;
        this.links = links;
        this.intake = intake;
        this.mails = mails;
        this.clock = clock;
    }

    /** How to write to a subscriber; empty when the subscriber was erased. */
    @Transactional
    public Optional<SubscriberContact> contact(UUID id) {
        return Optional.ofNullable(contacts(List.of(id)).get(id));
    }

    /** {@link #contact} for many in one query; those who were erased are left out. */
    @Transactional
    public Map<UUID, SubscriberContact> contacts(Collection<UUID> ids) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = entities.createNativeQuery(CONTACTS, Object[].class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList();
        return rows.stream().map(this::contact).collect(Collectors.toMap(SubscriberContact::id, Function.identity()));
    }

    private SubscriberContact contact(Object[] row) {
        UUID id = (UUID) row[0];
        int epoch = (Integer) row[7];
        return new SubscriberContact(
                id,
                ZoneId.of((String) row[1]),
                Locale.forLanguageTag((String) row[2]),
                SubscriberState.valueOf((String) row[3]),
                (Boolean) row[4],
                row[5] == null || row[6] == null ? null : new QuietHours((LocalTime) row[5], (LocalTime) row[6]),
                links.preferences(id, epoch),
                links.unsubscribe(id, epoch));
    }

    /**
     * What the holder of a calendar link follows; empty when the link is none, was revoked, or the subscription is not
     * confirmed or was stopped. Whatever it is, one row is asked for, so that the time tells nothing.
     */
    @Transactional
    public Optional<Following> following(String calendarToken) {
        Optional<LinkToken> link = links.read(LinkScope.CALENDAR, calendarToken);
        UUID id = link.map(LinkToken::id).orElse(NOBODY);
        return Optional.ofNullable(entities.find(SubscriberEntity.class, id))
                .filter(subscriber -> subscriber.state == SubscriberState.ACTIVE)
                .filter(subscriber -> link.filter(given -> given.epoch() == subscriber.epochOfCalendar())
                        .isPresent())
                .map(subscriber -> subscriber.follows().toFollowing());
    }

    /**
     * Takes up the requests that wait. They are taken up as they come; this finds what a node left behind.
     *
     * @return how many were taken up
     */
    public int takeUpRequests() {
        return intake.takeUpAll();
    }

    /**
     * Deletes requests and changes of address whose links have expired, and the addresses that nobody confirmed in time.
     * Each by itself, so that no request is held while a subscriber is waited for.
     */
    public void forgetUnconfirmed() {
        Instant now = clock.instant();
        Instant edge = now.minus(UNCONFIRMED);
        Transactions.runAnew(() -> mails.forget(now));
        Transactions.runAnew(() -> entities.createQuery("delete from SubscriptionRequestEntity where expiresAt < :edge")
                .setParameter("edge", edge)
                .executeUpdate());
        Transactions.runAnew(() -> entities.createQuery("delete from AddressChangeEntity where expiresAt < :edge")
                .setParameter("edge", edge)
                .executeUpdate());
        Transactions.runAnew(() -> entities.createQuery(
                        "delete from SubscriberEntity s where s.state = :pending and s.createdAt < :edge and not"
                                + " exists (select 1 from SubscriptionRequestEntity r where r.subscriber = s)")
                .setParameter("pending", SubscriberState.PENDING)
                .setParameter("edge", edge)
                .executeUpdate());
    }
}
