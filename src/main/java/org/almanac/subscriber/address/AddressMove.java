package org.almanac.subscriber.address;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.NewMessage;
import org.almanac.outbox.Outbox;
import org.almanac.settings.SiteSettings;
import org.almanac.subscriber.SubscriberState;
import org.almanac.subscriber.SubscribersChanged;
import org.almanac.subscriber.privacy.Erasure;
import org.almanac.subscriber.store.AddressChangeEntity;
import org.almanac.subscriber.store.ConsentEntity.Action;
import org.almanac.subscriber.store.Consents;
import org.almanac.subscriber.store.EmailAddress;
import org.almanac.subscriber.store.FormerAddressRepository;
import org.almanac.subscriber.store.SubscriberEntity;
import org.almanac.subscriber.store.SubscriberRepository;
import org.almanac.subscriber.store.SubscriptionRequestRepository;
import org.almanac.subscriber.store.SuppressedAddressRepository;
import org.almanac.subscriber.words.AddressMessages;
import org.almanac.subscriber.words.ReaderLanguages;

/**
 * Carries a confirmed change of address out, within the caller's transaction. Every link that was mailed to the old
 * address dies, and the old address is told.
 */
@ApplicationScoped
public class AddressMove {
    private static final Duration MAIL_USEFUL_FOR = Duration.ofDays(7);

    private final SubscriberRepository subscribers;
    private final SubscriptionRequestRepository requests;
    private final Outbox outbox;
    private final SuppressedAddressRepository suppressed;
    private final Erasure erasure;
    private final Consents consents;
    private final FormerAddressRepository formerAddresses;
    private final Event<SubscribersChanged> changes;
    private final SiteSettings site;

    AddressMove(
            SubscriberRepository subscribers,
            SubscriptionRequestRepository requests,
            Outbox outbox,
            SuppressedAddressRepository suppressed,
            Erasure erasure,
            Consents consents,
            FormerAddressRepository formerAddresses,
            Event<SubscribersChanged> changes,
            SiteSettings site) {
        this.subscribers = subscribers;
        this.requests = requests;
        this.outbox = outbox;
        this.suppressed = suppressed;
        this.erasure = erasure;
        this.consents = consents;
        this.formerAddresses = formerAddresses;
        this.changes = changes;
        this.site = site;
    }

    /**
     * @param change locked, with its subscriber
     * @return who has the new address now
     */
    public SubscriberEntity carryOut(AddressChangeEntity change, Instant now) {
        SubscriberEntity mover = change.subscriber;
        boolean refused = mover.suppressed;
        if (refused) {
            suppressed.remember(mover.emailKey, mover.reason(), now);
        }
        // Locked with the mover, or newer than that.
        Optional<SubscriberEntity> holder = subscribers.findLockedByAddress(change.emailKey);
        SubscriberEntity owner = holder.filter(there -> there.state == SubscriberState.ACTIVE)
                .map(there -> join(mover, there, change, now))
                .orElseGet(() -> takeOver(mover, holder, change, now));
        change.confirm(now);
        consents.record(
                owner.id,
                now,
                Action.MOVED,
                site.link("/subscriptions/address"),
                ReaderLanguages.words(AddressMessages.class, ReaderLanguages.of(owner.locale))
                        .addressConsent(change.email));
        if (!refused) {
            tellOldAddress(change, owner, now);
        }
        subscribers.flush();
        changes.fire(new SubscribersChanged(List.of(owner.id), now));
        return owner;
    }

    /** Who is told there already keeps their settings and links, and hears of more. */
    private SubscriberEntity join(
            SubscriberEntity mover, SubscriberEntity holder, AddressChangeEntity change, Instant now) {
        holder.follow(holder.follows().plus(mover.follows()), now);
        consents.handOver(mover.id, holder.id);
        formerAddresses.handOver(mover.id, holder.id);
        formerAddresses.remember(mover.emailKey, holder.id);
        change.join(holder);
        subscribers.flush();
        erasure.remove(mover);
        return holder;
    }

    /** Whoever had the address without wanting mails there gives way. */
    private SubscriberEntity takeOver(
            SubscriberEntity mover, Optional<SubscriberEntity> holder, AddressChangeEntity change, Instant now) {
        holder.ifPresent(there -> {
            erasure.remove(there);
            subscribers.flush();
        });
        EmailAddress email = EmailAddress.parse(change.email).orElseThrow();
        requests.deleteUnconfirmed(mover);
        String before = mover.mailbox();
        formerAddresses.remember(mover.emailKey, mover.id);
        mover.moveTo(email, now);
        suppressed.forget(email.key());
        outbox.readdress(mover.id, before, email.mailbox());
        return mover;
    }

    private void tellOldAddress(AddressChangeEntity change, SubscriberEntity owner, Instant now) {
        EmailAddress.parse(change.oldEmail)
                .ifPresent(old -> outbox.enqueue(new NewMessage(
                        Set.of(MessageKind.CONFIRM),
                        old.mailbox(),
                        owner.id,
                        AddressMovedMail.NAME,
                        change.id.toString(),
                        now,
                        now.plus(MAIL_USEFUL_FOR))));
    }
}
