package org.almanac.subscriber.suppression;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.almanac.outbox.BounceKind;
import org.almanac.outbox.MessageBounced;
import org.almanac.outbox.MessageRejected;
import org.almanac.outbox.RejectionsDoubted;
import org.almanac.outbox.SuppressionList;
import org.almanac.subscriber.SubscribersLeft;
import org.almanac.subscriber.SuppressionReason;
import org.almanac.subscriber.store.AddressHash;
import org.almanac.subscriber.store.ConsentEntity.Action;
import org.almanac.subscriber.store.Consents;
import org.almanac.subscriber.store.SubscriberEntity;
import org.almanac.subscriber.store.SubscriberRepository;
import org.almanac.subscriber.store.SuppressedAddressRepository;

/**
 * Addresses that are not written to any more. While there is a subscriber, the subscriber's row says so; of an erased
 * one only a keyed hash is left, enough to know the address again when somebody types or imports it.
 */
@ApplicationScoped
public class Suppressions implements SuppressionList {
    private final SubscriberRepository subscribers;
    private final SuppressedAddressRepository others;
    private final SuppressionQueries queries;
    private final AddressHash hash;
    private final Consents consents;
    private final Event<SubscribersLeft> left;

    Suppressions(
            SubscriberRepository subscribers,
            SuppressedAddressRepository others,
            SuppressionQueries queries,
            AddressHash hash,
            Consents consents,
            Event<SubscribersLeft> left) {
        this.subscribers = subscribers;
        this.others = others;
        this.queries = queries;
        this.hash = hash;
        this.consents = consents;
        this.left = left;
    }

    @Override
    @Transactional
    public Set<String> suppressed(Set<String> addresses) {
        Set<String> keys = addresses.stream().map(Suppressions::key).collect(Collectors.toSet());
        Set<String> found = new HashSet<>(queries.suppressed(keys));
        Map<String, String> hashes = keys.stream().collect(Collectors.toMap(hash::of, Function.identity()));
        queries.rejected(hashes.keySet()).forEach(rejected -> found.add(hashes.get(rejected)));
        return addresses.stream()
                .filter(address -> found.contains(key(address)))
                .collect(Collectors.toSet());
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock(Set<String> addresses) {
        subscribers.lock(addresses.stream().map(Suppressions::key).toList());
    }

    /** A server that refuses a subscriber's address for good is believed. */
    void hear(@Observes MessageRejected news) {
        subscribers
                .findLockedByAddress(key(news.recipient()))
                .ifPresent(subscriber -> subscriber.suppress(SuppressionReason.REJECTED, news.reply(), news.at()));
    }

    /** A server that refuses nearly everybody is not. */
    void hear(@Observes RejectionsDoubted news) {
        subscribers.listLocked(news.recipients().stream().map(Suppressions::key).toList(), List.of()).stream()
                .filter(subscriber -> subscriber.suppressed && subscriber.reason() == SuppressionReason.REJECTED)
                .forEach(subscriber -> subscriber.unsuppress(news.at()));
    }

    /** What came back is believed too, once it is proven; whoever complains is not to be asked twice. */
    void hear(@Observes MessageBounced news) {
        String emailKey = key(news.recipient());
        SuppressionReason reason =
                news.kind() == BounceKind.COMPLAINT ? SuppressionReason.COMPLAINED : SuppressionReason.BOUNCED;
        Optional<SubscriberEntity> found = subscribers.findLockedByAddress(emailKey);
        if (found.isEmpty()) {
            others.remember(emailKey, reason, news.at());
            return;
        }
        SubscriberEntity subscriber = found.get();
        subscriber.suppress(reason, news.detail(), news.at());
        if (reason == SuppressionReason.COMPLAINED && subscriber.unsubscribe(news.at())) {
            consents.record(subscriber.id, news.at(), Action.UNSUBSCRIBED, "complaint", null);
            left.fire(new SubscribersLeft(List.of(subscriber.id), news.at()));
        }
    }

    /** Whether nothing may be sent there, to a subscriber or to nobody known. Within the caller's transaction. */
    public boolean refuses(String emailKey) {
        return others.isRejected(emailKey) || subscribers.isSuppressed(emailKey);
    }

    private static String key(String mailbox) {
        return mailbox.toLowerCase(Locale.ROOT);
    }
}
