package org.almanac.subscriber.link;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.almanac.subscriber.SubscriberState;
import org.almanac.subscriber.link.InvalidLink.Reason;
import org.almanac.subscriber.store.SubscriberEntity;
import org.almanac.subscriber.store.SubscriberRepository;

/** Whose subscription a mailed token opens. Everything here happens within the caller's transaction. */
@ApplicationScoped
public class SubscriberTokens {
    private final SubscriberRepository subscribers;
    private final MailLinks links;

    SubscriberTokens(SubscriberRepository subscribers, MailLinks links) {
        this.subscribers = subscribers;
        this.links = links;
    }

    /** What a subscription is opened for; whoever changes it holds its row. */
    public enum Access {
        READ,
        WRITE
    }

    /** @throws InvalidLink when the token of the preferences opens no subscription, or one that is not confirmed */
    public SubscriberEntity confirmed(String token, Access access) {
        SubscriberEntity subscriber = open(token, access);
        if (subscriber.state == SubscriberState.PENDING) {
            throw new InvalidLink(Reason.UNCONFIRMED);
        }
        return subscriber;
    }

    /** @throws InvalidLink when the token of the preferences opens no subscription */
    public SubscriberEntity open(String token, Access access) {
        return subscriber(LinkScope.PREFERENCES, token, access).orElseThrow(() -> new InvalidLink(Reason.REVOKED));
    }

    /**
     * Empty when it was erased.
     *
     * @throws InvalidLink when the token is none of this scope, or was revoked
     */
    public Optional<SubscriberEntity> subscriber(LinkScope scope, String token, Access access) {
        LinkToken link = links.read(scope, token).orElseThrow(() -> new InvalidLink(Reason.UNKNOWN));
        Optional<SubscriberEntity> found =
                access == Access.WRITE ? subscribers.findLocked(link.id()) : subscribers.findByIdOptional(link.id());
        if (found.isPresent() && found.get().tokenEpoch != link.epoch()) {
            throw new InvalidLink(Reason.REVOKED);
        }
        return found;
    }
}
