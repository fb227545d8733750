package org.almanac.subscriber.signup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityNotFoundException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.almanac.subscriber.SubscriberState;
import org.almanac.subscriber.SubscribersChanged;
import org.almanac.subscriber.SubscribersJoined;
import org.almanac.subscriber.choice.SubscriberDefaults;
import org.almanac.subscriber.link.InvalidLink;
import org.almanac.subscriber.link.InvalidLink.Reason;
import org.almanac.subscriber.link.LinkScope;
import org.almanac.subscriber.link.LinkToken;
import org.almanac.subscriber.link.MailLinks;
import org.almanac.subscriber.store.Consents;
import org.almanac.subscriber.store.Follows;
import org.almanac.subscriber.store.SubscriberEntity;
import org.almanac.subscriber.store.SubscriberRepository;
import org.almanac.subscriber.store.SubscriberSettings;
import org.almanac.subscriber.store.SubscriptionRequestEntity;
import org.almanac.subscriber.store.SubscriptionRequestRepository;
import org.almanac.subscriber.store.SuppressedAddressRepository;
import org.almanac.subscriber.words.ReaderLanguages;
import org.almanac.time.Language;

/** What the link in a confirmation mail leads to. */
@ApplicationScoped
public class Confirmations {
    private final SubscriptionRequestRepository requests;
    private final SubscriberRepository subscribers;
    private final MailLinks links;
    private final Consents consents;
    private final SuppressedAddressRepository suppressed;
    private final SubscriberDefaults defaults;
    private final Event<SubscribersChanged> changes;
    private final Event<SubscribersJoined> joined;
    private final Clock clock;

    Confirmations(
            SubscriptionRequestRepository requests,
            SubscriberRepository subscribers,
            MailLinks links,
            Consents consents,
            SuppressedAddressRepository suppressed,
            SubscriberDefaults defaults,
            Event<SubscribersChanged> changes,
            Event<SubscribersJoined> joined,
            Clock clock) {
        this.requests = requests;
        this.subscribers = subscribers;
        this.links = links;
        this.consents = consents;
        this.suppressed = suppressed;
        this.defaults = defaults;
        this.changes = changes;
        this.joined = joined;
        this.clock = clock;
    }

    /**
     * A request as its owner gets to see it.
     *
     * @param settings as they will be once it is confirmed
     * @param additional whether it adds to a subscription that is there already
     * @param confirmed whether that was done before
     */
    public record Request(
            String email,
            Follows follows,
            SubscriberSettings settings,
            boolean additional,
            boolean confirmed,
            String preferencesUrl) {

        /** In which its owner is asked and answered. */
        public Language language() {
            return ReaderLanguages.of(settings.locale());
        }
    }

    /** @throws InvalidLink when there is nothing to confirm with this token */
    @Transactional
    public Request look(String token) {
        return view(open(token, false));
    }

    /**
     * Makes the request count. Doing it again changes nothing.
     *
     * @throws InvalidLink when there is nothing to confirm with this token
     */
    @Transactional
    public Request confirm(String token) {
        SubscriptionRequestEntity request = open(token, true);
        if (request.confirmedAt == null) {
            apply(request, clock.instant());
        }
        return view(request);
    }

    private void apply(SubscriptionRequestEntity request, Instant now) {
        SubscriberEntity subscriber = owner(request);
        boolean joins = subscriber.state != SubscriberState.ACTIVE;
        subscriber.follow(followsAfter(request, subscriber), now);
        subscriber.want(settingsAfter(request, subscriber), now);
        subscriber.confirm(request.email, now);
        request.confirm(now);
        consents.confirmed(request, subscriber, now);
        suppressed.forget(subscriber.emailKey);
        subscribers.flush();
        changes.fire(new SubscribersChanged(List.of(subscriber.id), now));
        if (joins) {
            joined.fire(new SubscribersJoined(List.of(subscriber.id), now));
        }
    }

    /** A subscriber who is told already hears of more; only the preferences take something away. */
    private static Follows followsAfter(SubscriptionRequestEntity request, SubscriberEntity subscriber) {
        Follows wanted = request.wish.follows();
        return subscriber.state == SubscriberState.ACTIVE ? subscriber.follows().plus(wanted) : wanted;
    }

    private SubscriberSettings settingsAfter(SubscriptionRequestEntity request, SubscriberEntity subscriber) {
        SubscriberSettings standing = subscriber.state == SubscriberState.PENDING
                ? defaults.settings().inLanguage(request.language)
                : subscriber.settings();
        return request.wish.settingsOver(standing);
    }

    /** Its subscriber is locked first; either may be erased until then. */
    private SubscriptionRequestEntity open(String token, boolean locked) {
        LinkToken link = links.read(LinkScope.CONFIRM, token).orElseThrow(() -> new InvalidLink(Reason.UNKNOWN));
        SubscriptionRequestEntity request =
                requests.findByIdOptional(link.id()).orElseThrow(() -> new InvalidLink(Reason.EXPIRED));
        UUID ownerId = owner(request).id();
        Optional<SubscriberEntity> owner =
                locked ? subscribers.findLocked(ownerId) : subscribers.findByIdOptional(ownerId);
        SubscriberEntity subscriber = owner.orElseThrow(() -> new InvalidLink(Reason.EXPIRED));
        if (locked) {
            try {
                requests.refreshLocked(request);
            } catch (EntityNotFoundException e) {
                throw new InvalidLink(Reason.EXPIRED);
            }
        }
        if (subscriber.tokenEpoch != link.epoch()) {
            throw new InvalidLink(Reason.REVOKED);
        }
        if (request.confirmedAt != null) {
            if (subscriber.state != SubscriberState.ACTIVE) {
                throw new InvalidLink(Reason.USED);
            }
        } else if (request.isExpired(clock.instant())) {
            throw new InvalidLink(Reason.EXPIRED);
        }
        return request;
    }

    private static SubscriberEntity owner(SubscriptionRequestEntity request) {
        SubscriberEntity subscriber = request.subscriber;
        if (subscriber == null) {
            throw new InvalidLink(Reason.UNKNOWN);
        }
        return subscriber;
    }

    private Request view(SubscriptionRequestEntity request) {
        SubscriberEntity subscriber = owner(request);
        boolean confirmed = request.confirmedAt != null;
        return new Request(
                confirmed ? subscriber.email : request.email,
                confirmed ? subscriber.follows() : request.wish.follows(),
                settingsAfter(request, subscriber),
                subscriber.state == SubscriberState.ACTIVE && !confirmed,
                confirmed,
                links.preferences(subscriber.id, subscriber.tokenEpoch));
    }
}
