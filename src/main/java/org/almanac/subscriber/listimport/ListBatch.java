package org.almanac.subscriber.listimport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.almanac.json.ImportReport.Item;
import org.almanac.json.ImportReport.Outcome;
import org.almanac.subscriber.SubscribersChanged;
import org.almanac.subscriber.SubscribersJoined;
import org.almanac.subscriber.SuppressionReason;
import org.almanac.subscriber.choice.SubscriberDefaults;
import org.almanac.subscriber.listimport.ListEntries.Entry;
import org.almanac.subscriber.store.ConsentEntity.Action;
import org.almanac.subscriber.store.Consents;
import org.almanac.subscriber.store.RequestedSettings;
import org.almanac.subscriber.store.SubscriberEntity;
import org.almanac.subscriber.store.SubscriberRepository;
import org.almanac.subscriber.store.SuppressedAddressRepository;
import org.almanac.time.Ids;
import org.jspecify.annotations.Nullable;

/** Writes some entries of a list that is moved over, within the caller's transaction. */
@ApplicationScoped
public class ListBatch {
    private final SubscriberRepository subscribers;
    private final Consents consents;
    private final SuppressedAddressRepository suppressed;
    private final SubscriberDefaults defaults;
    private final Event<SubscribersChanged> changes;
    private final Event<SubscribersJoined> joined;
    private final Ids ids;

    ListBatch(
            SubscriberRepository subscribers,
            Consents consents,
            SuppressedAddressRepository suppressed,
            SubscriberDefaults defaults,
            Event<SubscribersChanged> changes,
            Event<SubscribersJoined> joined,
            Ids ids) {
        this.subscribers = subscribers;
        this.consents = consents;
        this.suppressed = suppressed;
        this.defaults = defaults;
        this.changes = changes;
        this.joined = joined;
        this.ids = ids;
    }

    public List<Item> write(List<ListEntries.Read> read, int firstIndex, String by, Instant now) {
        Set<String> keys = read.stream()
                .map(ListEntries.Read::entry)
                .filter(Objects::nonNull)
                .map(entry -> entry.asked().email().key())
                .collect(Collectors.toSet());
        // Whoever leaves at this moment is waited for here, and is then found among those who have gone. Who comes at
        // this
        // moment makes the whole batch be done again.
        Map<String, SubscriberEntity> known = known(keys);
        Map<String, SuppressionReason> gone = suppressed.reasons(keys);
        List<Item> items = new ArrayList<>(read.size());
        for (ListEntries.Read one : read) {
            int index = firstIndex + items.size();
            Entry entry = one.entry();
            items.add(
                    entry == null
                            ? new Item(index, null, Outcome.SKIPPED, one.reason())
                            : write(index, entry, gone.get(entry.asked().email().key()), known, by, now));
        }
        List<UUID> admitted = items.stream()
                .filter(item -> item.outcome() == Outcome.CREATED || item.outcome() == Outcome.UPDATED)
                .map(Item::uid)
                .filter(Objects::nonNull)
                .map(UUID::fromString)
                .toList();
        if (!admitted.isEmpty()) {
            subscribers.flush();
            changes.fire(new SubscribersChanged(admitted, now));
            joined.fire(new SubscribersJoined(admitted, now));
        }
        return items;
    }

    private Item write(
            int index,
            Entry entry,
            @Nullable SuppressionReason gone,
            Map<String, SubscriberEntity> known,
            String by,
            Instant now) {
        if (gone != null) {
            return new Item(index, null, Outcome.SKIPPED, words(gone));
        }
        SubscriberEntity there = known.get(entry.asked().email().key());
        if (there == null) {
            SubscriberEntity subscriber =
                    new SubscriberEntity(ids.next(), entry.asked().email(), defaults.settings(), now);
            subscribers.persist(subscriber);
            admit(subscriber, entry, by, now);
            known.put(subscriber.emailKey, subscriber);
            return new Item(index, subscriber.id.toString(), Outcome.CREATED, null);
        }
        if (there.suppressed) {
            return new Item(index, there.id.toString(), Outcome.SKIPPED, words(there.reason()));
        }
        return switch (there.state) {
            case ACTIVE ->
                new Item(
                        index,
                        there.id.toString(),
                        Outcome.UNCHANGED,
                        "Subscribed already; their own choice stays as it is.");
            case UNSUBSCRIBED -> new Item(index, there.id.toString(), Outcome.SKIPPED, "Has unsubscribed here.");
            case PENDING -> {
                admit(there, entry, by, now);
                yield new Item(index, there.id.toString(), Outcome.UPDATED, null);
            }
        };
    }

    private void admit(SubscriberEntity subscriber, Entry entry, String by, Instant now) {
        RequestedSettings requested = entry.asked().requested();
        subscriber.follow(requested.follows(), now);
        subscriber.want(requested.settingsOver(subscriber.settings()), now);
        subscriber.confirm(now);
        ListEntries.Consent consent = entry.consent();
        consents.record(subscriber.id, consent.at(), Action.CONFIRMED, consent.source(), consent.wording());
        consents.record(subscriber.id, now, Action.IMPORTED, by, null);
    }

    private Map<String, SubscriberEntity> known(Set<String> keys) {
        Map<String, SubscriberEntity> known = new HashMap<>();
        subscribers.listLockedTogether(keys).forEach(subscriber -> known.put(subscriber.emailKey, subscriber));
        return known;
    }

    private static String words(SuppressionReason reason) {
        return switch (reason) {
            case REJECTED, BOUNCED -> "Mail to this address was refused or came back.";
            case COMPLAINED -> "Has reported a mail as unwanted.";
            case BLOCKED -> "Was taken off by an administrator.";
            case ERASED -> "Was erased on request; only its owner can subscribe it again.";
        };
    }
}
