package org.almanac.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
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
import org.almanac.subscriber.link.LinkScope;
import org.almanac.subscriber.link.LinkToken;
import org.almanac.subscriber.link.MailLinks;
import org.almanac.subscriber.signup.UnconfirmedMailLimit;
import org.almanac.subscriber.store.AddressChangeRepository;
import org.almanac.subscriber.store.SubscriberQueries;
import org.almanac.subscriber.store.SubscriberRepository;
import org.almanac.subscriber.store.SubscriptionRequestRepository;
import org.almanac.transaction.Transactions;

/** The way to subscribers for everything that writes to them, and for what is to be done from time to time. */
@ApplicationScoped
public class Subscribers {
    /** How long an address that nobody confirms is kept after its last link has expired. */
    private static final Duration UNCONFIRMED = Duration.ofDays(7);

    private static final UUID NOBODY = new UUID(0, 0);

    private final SubscriberRepository subscribers;
    private final SubscriptionRequestRepository requests;
    private final AddressChangeRepository addressChanges;
    private final SubscriberQueries queries;
    private final MailLinks links;
    private final RequestProcessor processor;
    private final UnconfirmedMailLimit mails;
    private final Clock clock;

    Subscribers(
            SubscriberRepository subscribers,
            SubscriptionRequestRepository requests,
            AddressChangeRepository addressChanges,
            SubscriberQueries queries,
            MailLinks links,
            RequestProcessor processor,
            UnconfirmedMailLimit mails,
            Clock clock) {
        this.subscribers = subscribers;
        this.requests = requests;
        this.addressChanges = addressChanges;
        this.queries = queries;
        this.links = links;
        this.processor = processor;
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
        return queries.contacts(ids).stream()
                .map(this::contact)
                .collect(Collectors.toMap(SubscriberContact::id, Function.identity()));
    }

    private SubscriberContact contact(Tuple row) {
        UUID id = row.get("id", UUID.class);
        int epoch = row.get("token_epoch", Integer.class);
        LocalTime quietFrom = row.get("quiet_from", LocalTime.class);
        LocalTime quietTo = row.get("quiet_to", LocalTime.class);
        return new SubscriberContact(
                id,
                ZoneId.of(row.get("time_zone", String.class)),
                Locale.forLanguageTag(row.get("locale", String.class)),
                SubscriberState.valueOf(row.get("state", String.class)),
                row.get("suppressed", Boolean.class),
                quietFrom == null || quietTo == null ? null : new QuietHours(quietFrom, quietTo),
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
        return subscribers
                .findByIdOptional(id)
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
        return processor.takeUpAll();
    }

    /**
     * Deletes requests and changes of address whose links have expired, and the addresses that nobody confirmed in time.
     * Each by itself, so that no request is held while a subscriber is waited for.
     */
    public void forgetUnconfirmed() {
        Instant now = clock.instant();
        Instant edge = now.minus(UNCONFIRMED);
        Transactions.runAnew(() -> mails.forget(now));
        Transactions.runAnew(() -> requests.deleteExpiredBefore(edge));
        Transactions.runAnew(() -> addressChanges.deleteExpiredBefore(edge));
        Transactions.runAnew(() -> subscribers.deleteUnconfirmed(edge));
    }
}
