package org.almanac.subscriber.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.almanac.privacy.AddressErased;
import org.almanac.subscriber.SubscriberState;
import org.almanac.subscriber.SubscribersLeft;
import org.almanac.subscriber.SuppressionReason;
import org.almanac.subscriber.store.AddressChangeRepository;
import org.almanac.subscriber.store.ConsentRepository;
import org.almanac.subscriber.store.EmailAddress;
import org.almanac.subscriber.store.FormerAddressRepository;
import org.almanac.subscriber.store.SubscriberEntity;
import org.almanac.subscriber.store.SubscriberRepository;
import org.almanac.subscriber.store.SubscriptionRequestRepository;
import org.almanac.subscriber.store.SuppressedAddressRepository;
import org.jspecify.annotations.Nullable;

/**
 * Forgets an address by its key, wherever it is kept, within the caller's transaction: what its subscriber has, what others
 * asked for in its name or about it, and what other packages keep ({@link AddressErased}). The order in which that is done
 * is the order of locks; what others write down meanwhile is found because each step looks anew.
 */
@ApplicationScoped
public class Erasure {
    /** Stands for whoever is not known, so that the same work is done for every address. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final SubscriberRepository subscribers;
    private final SubscriptionRequestRepository requests;
    private final AddressChangeRepository addressChanges;
    private final ConsentRepository consents;
    private final SuppressedAddressRepository suppressed;
    private final FormerAddressRepository formerAddresses;
    private final Event<AddressErased> erased;
    private final Event<SubscribersLeft> left;

    Erasure(
            SubscriberRepository subscribers,
            SubscriptionRequestRepository requests,
            AddressChangeRepository addressChanges,
            ConsentRepository consents,
            SuppressedAddressRepository suppressed,
            FormerAddressRepository formerAddresses,
            Event<AddressErased> erased,
            Event<SubscribersLeft> left) {
        this.subscribers = subscribers;
        this.requests = requests;
        this.addressChanges = addressChanges;
        this.consents = consents;
        this.suppressed = suppressed;
        this.formerAddresses = formerAddresses;
        this.erased = erased;
        this.left = left;
    }

    /**
     * A keyed hash of the address stays, so that no list brings it back; where mails to it were refused or complained of,
     * it goes on saying so.
     *
     * @param subscriber locked
     */
    public void erase(SubscriberEntity subscriber, Instant now) {
        suppressed.remember(
                subscriber.emailKey, subscriber.suppressed ? subscriber.reason() : SuppressionReason.ERASED, now);
        boolean leaves = subscriber.state == SubscriberState.ACTIVE;
        forget(subscriber.emailKey, EmailAddress.spellings(subscriber.emailKey, subscriber.email), subscriber);
        if (leaves) {
            left.fire(new SubscribersLeft(List.of(subscriber.id), now));
        }
    }

    /** The same for an address, whether a subscriber has it or not. */
    public void erase(EmailAddress address, Instant now) {
        subscribers.findLockedByAddress(address.key()).ifPresentOrElse(subscriber -> erase(subscriber, now), () -> {
            suppressed.remember(address.key(), SuppressionReason.ERASED, now);
            forget(address.key(), EmailAddress.spellings(address.key(), address.typed()), null);
        });
    }

    /** Forgets a subscriber, whose row is locked, but not the address: it lives on in another subscription. */
    public void remove(SubscriberEntity subscriber) {
        forget(subscriber.emailKey, Set.of(), subscriber);
    }

    private void forget(String key, Set<String> spellings, @Nullable SubscriberEntity subscriber) {
        UUID id = subscriber == null ? null : subscriber.id;
        UUID idOrNone = id == null ? NOBODY : id;
        boolean everywhere = !spellings.isEmpty();
        AddressErased news =
                new AddressErased(key, spellings, id, everywhere ? formerAddresses.holders(key) : Set.of());
        subscribers.flush();
        requests.deleteOf(key, idOrNone);
        if (everywhere) {
            // Also those of other people: that would send a mail to the address, or tell where it was used before.
            addressChanges.deleteOf(key, idOrNone);
        }
        erased.fire(news);
        if (everywhere) {
            if (!news.formerly().isEmpty()) {
                // A consent to move names the address that was moved to, and who had it may have another by now.
                consents.replace(news.formerly(), news.pattern(), AddressErased.MARK);
            }
            formerAddresses.forget(key);
        }
        if (subscriber != null) {
            consents.deleteOf(subscriber.id);
            // Everything else of theirs goes with the row.
            subscribers.delete(subscriber);
            subscribers.flush();
        }
    }
}
