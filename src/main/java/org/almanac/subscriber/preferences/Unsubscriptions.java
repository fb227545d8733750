package org.almanac.subscriber.preferences;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.almanac.settings.SiteSettings;
import org.almanac.subscriber.SubscriberState;
import org.almanac.subscriber.SubscribersLeft;
import org.almanac.subscriber.link.InvalidLink;
import org.almanac.subscriber.link.LinkScope;
import org.almanac.subscriber.link.SubscriberTokens;
import org.almanac.subscriber.link.SubscriberTokens.Access;
import org.almanac.subscriber.store.ConsentEntity.Action;
import org.almanac.subscriber.store.Consents;
import org.almanac.subscriber.store.SubscriptionRequestRepository;
import org.almanac.subscriber.words.ReaderLanguages;
import org.almanac.time.Language;

/** Stops a subscriber's mails, by whatever way it is asked for. */
@ApplicationScoped
public class Unsubscriptions {
    private final SubscriptionRequestRepository requests;
    private final SubscriberTokens tokens;
    private final Consents consents;
    private final CalendarAddresses calendars;
    private final SiteSettings site;
    private final Event<SubscribersLeft> left;
    private final Clock clock;

    Unsubscriptions(
            SubscriptionRequestRepository requests,
            SubscriberTokens tokens,
            Consents consents,
            CalendarAddresses calendars,
            SiteSettings site,
            Event<SubscribersLeft> left,
            Clock clock) {
        this.requests = requests;
        this.tokens = tokens;
        this.consents = consents;
        this.calendars = calendars;
        this.site = site;
        this.left = left;
        this.clock = clock;
    }

    /**
     * The address to which an unsubscribe link stops the mails; empty when it was erased, so that there is nothing left
     * to stop.
     *
     * @throws InvalidLink when the token is none, or was revoked
     */
    @Transactional
    public Optional<Stoppable> stoppable(String token) {
        return tokens.subscriber(LinkScope.UNSUBSCRIBE, token, Access.READ)
                .map(subscriber -> new Stoppable(
                        subscriber.email,
                        subscriber.state == SubscriberState.UNSUBSCRIBED,
                        ReaderLanguages.of(subscriber.locale)));
    }

    /** @param stopped whether its mails were stopped before */
    public record Stoppable(String email, boolean stopped, Language language) {}

    /**
     * Stops all mails. Doing it again changes nothing.
     *
     * @param oneClick whether a mail program asked for it (RFC 8058)
     * @throws InvalidLink when the token is none, or was revoked
     */
    @Transactional
    public void unsubscribe(String token, boolean oneClick) {
        unsubscribe(token, oneClick ? "one-click" : site.link("/unsubscribe"));
    }

    /**
     * The same, by other ways.
     *
     * @param way kept in the record of consent
     */
    @Transactional
    public void unsubscribe(String token, String way) {
        Instant now = clock.instant();
        tokens.subscriber(LinkScope.UNSUBSCRIBE, token, Access.WRITE).ifPresent(subscriber -> {
            calendars.end(subscriber);
            if (subscriber.unsubscribe(now)) {
                consents.record(subscriber.id, now, Action.UNSUBSCRIBED, way, null);
                // What was asked for before and not confirmed is no way back: who wants mails again asks again.
                requests.endUnconfirmed(subscriber, now);
                left.fire(new SubscribersLeft(List.of(subscriber.id), now));
            }
        });
    }
}
