package org.almanac.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.almanac.event.Following;

/** The way to subscribers for everything that writes to them, and for what is to be done from time to time. */
@ApplicationScoped
public class Subscribers {
    /** How long an address that nobody confirms is kept after its last link has expired. */
    private static final Duration UNCONFIRMED = Duration.ofDays(7);

    private static final UUID NOBODY = new UUID(0, 0);

    private final EntityManager entities;
    private final Links links;
    private final RequestIntake intake;
    private final Clock clock;

    Subscribers(EntityManager entities, Links links, RequestIntake intake, Clock clock) {
        this.entities = entities;
        this.links = links;
        this.intake = intake;
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
        return entities.createQuery("from SubscriberEntity where id in :ids", SubscriberEntity.class)
                .setParameter("ids", ids)
                .getResultStream()
                .map(subscriber -> subscriber.contact(links))
                .collect(Collectors.toMap(SubscriberContact::id, Function.identity()));
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
                .filter(subscriber -> link.filter(given -> given.epoch() == subscriber.tokenEpoch)
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

    /** Deletes requests and changes of address whose links have expired, and the addresses that nobody confirmed in time. */
    @Transactional
    public void forgetUnconfirmed() {
        Instant edge = clock.instant().minus(UNCONFIRMED);
        entities.createQuery("delete from SubscriptionRequestEntity where expiresAt < :edge")
                .setParameter("edge", edge)
                .executeUpdate();
        entities.createQuery("delete from AddressChangeEntity where expiresAt < :edge")
                .setParameter("edge", edge)
                .executeUpdate();
        entities.createQuery("delete from SubscriberEntity s where s.state = :pending and s.createdAt < :edge and not"
                        + " exists (select 1 from SubscriptionRequestEntity r where r.subscriber = s)")
                .setParameter("pending", SubscriberState.PENDING)
                .setParameter("edge", edge)
                .executeUpdate();
    }
}
