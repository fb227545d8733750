package org.almanac.subscriber.preferences;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.almanac.settings.SiteSettings;
import org.almanac.subscriber.SubscriberExport;
import org.almanac.subscriber.SubscriberState;
import org.almanac.subscriber.SubscribersChanged;
import org.almanac.subscriber.SubscribersJoined;
import org.almanac.subscriber.link.InvalidLink;
import org.almanac.subscriber.link.MailLinks;
import org.almanac.subscriber.link.SubscriberTokens;
import org.almanac.subscriber.link.SubscriberTokens.Access;
import org.almanac.subscriber.privacy.Erasure;
import org.almanac.subscriber.privacy.SubscriberExporter;
import org.almanac.subscriber.store.ConsentEntity.Action;
import org.almanac.subscriber.store.Consents;
import org.almanac.subscriber.store.Follows;
import org.almanac.subscriber.store.RequestedSettings;
import org.almanac.subscriber.store.SubscriberEntity;
import org.almanac.subscriber.store.SubscriberSettings;
import org.almanac.subscriber.store.SubscriptionRequestRepository;
import org.almanac.subscriber.words.ReaderLanguages;
import org.almanac.time.Language;
import org.jspecify.annotations.Nullable;

/** What a subscriber does with the links that stand in every mail: change, pause, erase. */
@ApplicationScoped
public class Subscriptions {
    private final SubscriptionRequestRepository requests;
    private final SubscriberTokens tokens;
    private final MailLinks links;
    private final Consents consents;
    private final Erasure erasure;
    private final SubscriberExporter exports;
    private final Event<SubscribersChanged> changes;
    private final Event<SubscribersJoined> joined;
    private final CalendarAddresses calendars;
    private final SiteSettings site;
    private final Clock clock;

    Subscriptions(
            SubscriptionRequestRepository requests,
            SubscriberTokens tokens,
            MailLinks links,
            Consents consents,
            Erasure erasure,
            SubscriberExporter exports,
            Event<SubscribersChanged> changes,
            Event<SubscribersJoined> joined,
            CalendarAddresses calendars,
            SiteSettings site,
            Clock clock) {
        this.requests = requests;
        this.tokens = tokens;
        this.links = links;
        this.consents = consents;
        this.erasure = erasure;
        this.exports = exports;
        this.changes = changes;
        this.joined = joined;
        this.calendars = calendars;
        this.site = site;
        this.clock = clock;
    }

    /**
     * A subscription as its owner sees it.
     *
     * @param pausedUntil null unless it is paused now
     * @param unsubscribeUrl absolute
     * @param calendarUrl absolute; what it follows as a calendar
     */
    public record View(
            String email,
            SubscriberState state,
            boolean suppressed,
            Follows follows,
            SubscriberSettings settings,
            @Nullable Instant pausedUntil,
            String unsubscribeUrl,
            String calendarUrl) {

        public Language language() {
            return ReaderLanguages.of(settings.locale());
        }

        /** For programs that subscribe to what they open. */
        public String webcalUrl() {
            return calendarUrl.replaceFirst("^https?:", "webcal:");
        }
    }

    /** @throws InvalidLink when the token opens no subscription, or one that is not confirmed */
    @Transactional
    public View view(String token) {
        SubscriberEntity subscriber = tokens.confirmed(token, Access.READ);
        Instant paused = subscriber.pausedUntil;
        return new View(
                subscriber.email,
                subscriber.state,
                subscriber.suppressed,
                subscriber.follows(),
                subscriber.settings(),
                paused != null && paused.isAfter(clock.instant()) ? paused : null,
                links.unsubscribe(subscriber.id, subscriber.tokenEpoch),
                links.calendar(subscriber.id, subscriber.epochOfCalendar()));
    }

    /**
     * Whose subscription a token opens, in whatever state it is.
     *
     * @throws InvalidLink when the token opens none
     */
    @Transactional
    public Owner owner(String token) {
        SubscriberEntity subscriber = tokens.open(token, Access.READ);
        return new Owner(subscriber.email, ReaderLanguages.of(subscriber.locale));
    }

    public record Owner(String email, Language language) {}

    /**
     * Changes what is told, from now on.
     *
     * @param pausedUntil null for no pause
     * @throws InvalidLink when the token opens no subscription, or one that is not confirmed
     */
    @Transactional
    public void change(String token, RequestedSettings requested, @Nullable Instant pausedUntil) {
        SubscriberEntity subscriber = tokens.confirmed(token, Access.WRITE);
        Instant now = clock.instant();
        subscriber.follow(requested.follows(), now);
        subscriber.want(requested.settingsInstead(subscriber.settings()), now);
        subscriber.pause(pausedUntil, now);
        consents.record(subscriber.id, now, Action.CHANGED, site.link("/subscriptions"), null);
        tell(subscriber, now);
    }

    /**
     * Starts the mails again after they were stopped.
     *
     * @throws InvalidLink when the token opens no subscription, or one that is not confirmed
     */
    @Transactional
    public void resume(String token) {
        SubscriberEntity subscriber = tokens.confirmed(token, Access.WRITE);
        if (subscriber.state == SubscriberState.UNSUBSCRIBED) {
            Instant now = clock.instant();
            subscriber.confirm(now);
            consents.record(
                    subscriber.id,
                    now,
                    Action.CONFIRMED,
                    site.link("/subscriptions"),
                    consents.wording(ReaderLanguages.of(subscriber.locale)));
            tell(subscriber, now);
            joined.fire(new SubscribersJoined(List.of(subscriber.id), now));
        }
    }

    /**
     * Gives the calendar of a subscription another address. The old one is dead on this node at once and on every other
     * within a second.
     *
     * @throws InvalidLink when the token opens no subscription, or one that is not confirmed
     */
    @Transactional
    public void renewCalendar(String token) {
        SubscriberEntity subscriber = tokens.confirmed(token, Access.WRITE);
        calendars.end(subscriber);
        subscriber.renewCalendar(clock.instant());
    }

    private void tell(SubscriberEntity subscriber, Instant now) {
        requests.flush();
        changes.fire(new SubscribersChanged(List.of(subscriber.id), now));
    }

    /**
     * Deletes all that is known of a subscriber, the mails that went there among it; a keyed hash of the address stays,
     * so that no list brings it back.
     *
     * @return the language to say so in
     * @throws InvalidLink when the token opens no subscription
     */
    @Transactional
    public Language erase(String token) {
        SubscriberEntity subscriber = tokens.open(token, Access.WRITE);
        Language language = ReaderLanguages.of(subscriber.locale);
        calendars.end(subscriber);
        erasure.erase(subscriber, clock.instant());
        return language;
    }

    /**
     * Everything that is kept about a subscriber.
     *
     * @throws InvalidLink when the token opens no subscription
     */
    @Transactional
    public SubscriberExport data(String token) {
        SubscriberEntity subscriber = tokens.open(token, Access.READ);
        return exports.everything(subscriber);
    }
}
