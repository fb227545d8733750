package org.almanac.subscriber.address;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityNotFoundException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.almanac.problem.Problem;
import org.almanac.subscriber.link.InvalidLink;
import org.almanac.subscriber.link.InvalidLink.Reason;
import org.almanac.subscriber.link.LinkScope;
import org.almanac.subscriber.link.LinkToken;
import org.almanac.subscriber.link.MailLinks;
import org.almanac.subscriber.link.SubscriberTokens;
import org.almanac.subscriber.link.SubscriberTokens.Access;
import org.almanac.subscriber.signup.RequestWaiting;
import org.almanac.subscriber.store.AddressChangeEntity;
import org.almanac.subscriber.store.AddressChangeRepository;
import org.almanac.subscriber.store.EmailAddress;
import org.almanac.subscriber.store.SubscriberEntity;
import org.almanac.subscriber.store.SubscriberRepository;
import org.almanac.subscriber.words.ChoiceMessages;
import org.almanac.subscriber.words.ReaderLanguages;
import org.almanac.time.Ids;
import org.almanac.time.Language;
import org.jspecify.annotations.Nullable;

/** Moves a subscription to another address once its owner has confirmed. */
@ApplicationScoped
public class AddressChanges {
    private final AddressChangeRepository changes;
    private final SubscriberRepository subscribers;
    private final SubscriberTokens tokens;
    private final MailLinks links;
    private final AddressMove move;
    private final Event<RequestWaiting> waiting;
    private final Ids ids;
    private final Clock clock;

    AddressChanges(
            AddressChangeRepository changes,
            SubscriberRepository subscribers,
            SubscriberTokens tokens,
            MailLinks links,
            AddressMove move,
            Event<RequestWaiting> waiting,
            Ids ids,
            Clock clock) {
        this.changes = changes;
        this.subscribers = subscribers;
        this.tokens = tokens;
        this.links = links;
        this.move = move;
        this.waiting = waiting;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A change as the new address's owner gets to see it.
     *
     * @param preferencesUrl only for whoever has just confirmed it
     */
    public record Change(
            String email,
            Language language,
            boolean confirmed,
            @Nullable String preferencesUrl) {}

    /**
     * Writes down that somebody wants mails at another address. This does the same work for every address, whether it is
     * new, known or suppressed; the rest happens where nobody can time it.
     *
     * @param token of the preferences
     * @throws InvalidLink when the token opens no confirmed subscription
     * @throws Problem INVALID when mails go there already
     */
    @Transactional
    public void ask(String token, EmailAddress email) {
        SubscriberEntity subscriber = tokens.confirmed(token, Access.WRITE);
        if (subscriber.emailKey.equals(email.key())) {
            throw Problem.invalid(
                    "email",
                    ReaderLanguages.words(ChoiceMessages.class, ReaderLanguages.of(subscriber.locale))
                            .sameEmail());
        }
        changes.persist(new AddressChangeEntity(ids.next(), subscriber, email, clock.instant()));
        waiting.fire(new RequestWaiting());
    }

    /** @throws InvalidLink when there is nothing to confirm with this token */
    @Transactional
    public Change look(String token) {
        return view(open(token, false), null);
    }

    /**
     * Moves the subscription. Doing it again changes nothing.
     *
     * @throws InvalidLink when there is nothing to confirm with this token
     */
    @Transactional
    public Change confirm(String token) {
        AddressChangeEntity change = open(token, true);
        if (change.confirmedAt != null) {
            return view(change, null);
        }
        Instant now = clock.instant();
        SubscriberEntity owner = move.carryOut(change, now);
        return view(change, links.preferences(owner.id, owner.tokenEpoch));
    }

    /** Whose it is and whoever has the new address are locked first; any of them may be erased until then. */
    private AddressChangeEntity open(String token, boolean locked) {
        LinkToken link = links.read(LinkScope.ADDRESS, token).orElseThrow(() -> new InvalidLink(Reason.UNKNOWN));
        AddressChangeEntity change =
                changes.findByIdOptional(link.id()).orElseThrow(() -> new InvalidLink(Reason.REVOKED));
        if (locked) {
            subscribers.listLocked(List.of(change.emailKey), List.of(change.subscriber.id()));
            try {
                changes.refreshLocked(change);
            } catch (EntityNotFoundException e) {
                throw new InvalidLink(Reason.REVOKED);
            }
        }
        SubscriberEntity subscriber =
                subscribers.findByIdOptional(change.subscriber.id()).orElseThrow(() -> new InvalidLink(Reason.REVOKED));
        if (change.confirmedAt != null) {
            if (!subscriber.emailKey.equals(change.emailKey)) {
                throw new InvalidLink(Reason.REVOKED);
            }
        } else if (subscriber.tokenEpoch != link.epoch()) {
            throw new InvalidLink(Reason.REVOKED);
        } else if (change.isExpired(clock.instant())) {
            throw new InvalidLink(Reason.CHANGE_EXPIRED);
        }
        return change;
    }

    private static Change view(AddressChangeEntity change, @Nullable String preferencesUrl) {
        return new Change(
                change.email, ReaderLanguages.of(change.subscriber.locale), change.confirmedAt != null, preferencesUrl);
    }
}
