package org.almanac.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.almanac.subscriber.DeadLink.Reason;

/** Whose subscription a mailed token opens. Everything here happens within the caller's transaction. */
@ApplicationScoped
class SubscriberTokens {
    private final EntityManager entities;
    private final SubscriberLocks locks;
    private final Links links;

    SubscriberTokens(EntityManager entities, SubscriberLocks locks, Links links) {
        this.entities = entities;
        this.locks = locks;
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
        Optional<SubscriberEntity> found = access == Access.WRITE
                ? locks.one(link.id())
                : Optional.ofNullable(entities.find(SubscriberEntity.class, link.id()));
        if (found.isPresent() && found.get().tokenEpoch != link.epoch()) {
            throw new DeadLink(Reason.REVOKED);
        }
        return found;
    }
}
