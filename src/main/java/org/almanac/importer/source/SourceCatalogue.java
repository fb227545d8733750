package org.almanac.importer.source;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.almanac.event.Actor;
import org.almanac.event.Event;
import org.almanac.event.EventStatus;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.event.write.Catalogue;
import org.almanac.event.write.Withdrawals;
import org.almanac.importer.ImportedItem;
import org.almanac.importer.ReadItem;
import org.almanac.problem.Problem;
import org.almanac.time.Ids;
import org.almanac.transaction.Transactions;
import org.jspecify.annotations.Nullable;

/** What the catalogue has of a source: which events are its own, and what becomes of those that it lists no more. */
@Singleton
class SourceCatalogue {
    private final SourceItemRepository items;
    private final Catalogue catalogue;
    private final Withdrawals withdrawals;
    private final CatalogueQueries queries;
    private final Ids ids;

    SourceCatalogue(
            SourceItemRepository items,
            Catalogue catalogue,
            Withdrawals withdrawals,
            CatalogueQueries queries,
            Ids ids) {
        this.items = items;
        this.catalogue = catalogue;
        this.withdrawals = withdrawals;
        this.queries = queries;
        this.ids = ids;
    }

    Listing listing(SourceEntity source, List<ReadItem> read) {
        List<SourceItemEntity> known = Transactions.anew(() -> items.listOf(source.id));
        Set<String> listed = new LinkedHashSet<>();
        read.stream()
                .map(ReadItem::item)
                .filter(Objects::nonNull)
                .map(item -> item.event().uid())
                .filter(Objects::nonNull)
                .forEach(listed::add);
        known.forEach(item -> listed.remove(item.uid));
        return new Listing(source, known, queries.findByUids(listed)).of(read);
    }

    /** Events that were withdrawn only because the source did not list them. */
    void bringBack(SourceEntity source, Listing listing, Actor actor) {
        Set<String> today = listing.uids();
        Transactions.anew(() -> items.listOf(source.id)).stream()
                .filter(item -> item.withdrawn && today.contains(item.uid))
                .forEach(item ->
                        withdrawals.bringBack(item.eventId.toString(), "Listed again by " + source.name, actor));
    }

    /**
     * Remembers what is listed and deals with what is not any more.
     *
     * @param imported what became of each that is listed, in that order
     * @return how many vanished this time
     */
    int settle(SourceEntity source, Listing listing, List<ImportedItem> imported, Instant now, Actor actor) {
        remember(source, listing, imported);
        if (!listing.isComplete() || listing.listed().isEmpty()) {
            return 0;
        }
        Set<String> today = listing.uids();
        int vanished = 0;
        for (SourceItemEntity item : Transactions.anew(() -> items.listOf(source.id))) {
            if (item.vanishedAt == null && !today.contains(item.uid) && isToCome(item.eventId, now)) {
                boolean withdrawn = take(source, item.eventId, actor);
                Transactions.runAnew(() -> {
                    SourceItemEntity stored = items.findById(item.id);
                    if (stored != null) {
                        stored.vanish(now, withdrawn);
                    }
                });
                vanished++;
            }
        }
        return vanished;
    }

    private void remember(SourceEntity source, Listing listing, List<ImportedItem> imported) {
        Transactions.runAnew(() -> {
            Map<UUID, SourceItemEntity> stored = new HashMap<>();
            items.listOf(source.id).forEach(item -> stored.put(item.eventId, item));
            for (int i = 0; i < imported.size(); i++) {
                UUID event = imported.get(i).id();
                Listing.Named named = listing.listed().get(i);
                if (event == null) {
                    continue;
                }
                SourceItemEntity item = stored.get(event);
                if (item == null) {
                    item = new SourceItemEntity(ids.next(), source.id, event, named);
                    items.persist(item);
                    stored.put(event, item);
                } else {
                    item.listed(named);
                }
            }
        });
    }

    /** What is over is dropped by most sources, which says nothing about it. */
    private boolean isToCome(UUID id, Instant now) {
        Event event = event(id);
        return event != null
                && !event.withdrawn()
                && (event.content().recurrence() != null
                        ? !queries.next(event, now, 1).isEmpty()
                        : event.time().endsAt().isAfter(now));
    }

    /** @return whether it was withdrawn */
    private boolean take(SourceEntity source, UUID id, Actor actor) {
        switch (source.vanished) {
            case KEEP -> {}
            case CANCEL -> {
                if (!queries.origin(id.toString()).edited().containsKey("status")) {
                    catalogue.setStatus(
                            id.toString(), EventStatus.CANCELLED, "Not listed any more by " + source.name, actor);
                }
            }
            case WITHDRAW -> {
                try {
                    withdrawals.withdraw(id.toString(), null, actor);
                    return true;
                } catch (Problem e) {
                    if (e.kind() != Problem.Kind.GONE) {
                        throw e;
                    }
                }
            }
        }
        return false;
    }

    private @Nullable Event event(UUID id) {
        try {
            return queries.find(id.toString());
        } catch (Problem e) {
            return null;
        }
    }
}
