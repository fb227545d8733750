package org.almanac.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.almanac.subscriber.DeadLink.Reason;

/** Whose subscription a mailed token opens. Everything here happens within the caller's transaction. */
@ApplicationScoped
class SubscriberTokens {
    private final SubscriberRepository subscribers;
    private final Links links;

    SubscriberTokens(SubscriberRepository subscribers, Links links) {
        this.subscribers = subscribers;
        this.links = links;
    }

    /** What a subscription is opened for; whoever changes it holds its row. */
    enum Access {
        READ,
        WRITE
    }

    /** @throws DeadLink when the token of the preferences opens no subscription, or one that is not confirmed */
    SubscriberEntity confirmed(String token, Access access) {
        SubscriberEntity subscriber = open(token, access);
        if (subscriber.state == SubscriberState.PENDING) {
            throw new DeadLink(Reason.UNCONFIRMED);
        }
        return subscriber;
    }

    /** @throws DeadLink when the token of the preferences opens no subscription */
    SubscriberEntity open(String token, Access access) {
        return subscriber(LinkScope.PREFERENCES, token, access).orElseThrow(() -> new DeadLink(Reason.REVOKED));
    }

    /**
     * Empty when it was erased.
     *
     * @throws DeadLink when the token is none of this scope, or was revoked
     */
    Optional<SubscriberEntity> subscriber(LinkScope scope, String token, Access access) {
        LinkToken link = links.read(scope, token).orElseThrow(() -> new DeadLink(Reason.UNKNOWN));
        Optional<SubscriberEntity> found =
                access == Access.WRITE ? subscribers.findLocked(link.id()) : subscribers.findByIdOptional(link.id());
        if (found.isPresent() && found.get().tokenEpoch != link.epoch()) {
            throw new DeadLink(Reason.REVOKED);
        }
        return found;
    }
}
