package org.almanac.event.merge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.almanac.encoding.Sha256;
import org.almanac.event.EventContent;
import org.almanac.event.EventTime;
import org.almanac.event.Venue;
import org.almanac.event.dates.LocalTimes;
import org.almanac.event.imported.ImportItem;
import org.almanac.event.store.EventEntity;
import org.almanac.event.store.EventRepository;
import org.almanac.problem.GivenId;
import org.jspecify.annotations.Nullable;

/** Finds the stored events that a batch of imported ones means, with one query for each kind of name. */
final class ImportMatcher {
    private final Map<UUID, EventEntity> byId = new HashMap<>();
    private final Map<String, EventEntity> byUid = new HashMap<>();
    private final Map<String, EventEntity> byKey = new HashMap<>();
    private final Set<String> renamedUids = new HashSet<>();

    /** How an item is told from others; at least one of the names is there. */
    record Names(
            @Nullable UUID id,
            @Nullable String uid,
            @Nullable String key) {

        static Names of(ImportItem item, @Nullable String uid, EventContent content) {
            UUID id = item.id() == null ? null : GivenId.read(item.id());
            boolean nameless = id == null && uid == null;
            return new Names(id, uid, nameless ? key(item, content) : null);
        }

        // Hashed to a fixed size; the separator cannot occur in any part.
        private static String key(ImportItem item, EventContent content) {
            Venue venue = content.venue();
            String city = venue == null ? null : venue.city();
            EventTime time = content.time();
            String named = String.join(
                    "\n",
                    Objects.requireNonNullElse(item.source(), ""),
                    content.title(),
                    LocalTimes.text(time.start(), time.allDay()),
                    Objects.requireNonNullElse(city, ""));
            if (item.twin() > 0) {
                named += "\n" + item.twin();
            }
            return Sha256.hex(named);
        }
    }

    ImportMatcher(EventRepository events, Collection<Names> names) {
        List<UUID> ids = new ArrayList<>();
        List<String> uids = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (Names name : names) {
            addIfGiven(ids, name.id);
            addIfGiven(uids, name.uid);
            addIfGiven(keys, name.key);
        }
        load(ids, events::listByIds);
        load(uids, events::listByUids);
        load(keys, events::listByImportKeys);
    }

    @Nullable
    EventEntity find(Names names) {
        EventEntity found = names.id == null ? null : byId.get(names.id);
        if (found == null && names.uid != null) {
            found = byUid.get(names.uid);
        }
        return found == null && names.key != null ? byKey.get(names.key) : found;
    }

    /** @param renamed by the UID that a file gives it, an event that has another */
    void rename(EventRepository events, Map<String, UUID> renamed) {
        if (!renamed.isEmpty()) {
            load(List.copyOf(renamed.values()), events::listByIds);
            renamed.forEach((uid, id) -> byUid.put(uid, Objects.requireNonNull(byId.get(id))));
            renamedUids.addAll(renamed.keySet());
        }
    }

    boolean isRenamed(Names names) {
        return names.uid != null && renamedUids.contains(names.uid);
    }

    /** Makes an event known that the batch itself created. */
    void add(EventEntity entity) {
        byId.put(entity.id, entity);
        byUid.put(entity.uid, entity);
        if (entity.importKey != null) {
            byKey.put(entity.importKey, entity);
        }
    }

    private <T> void load(List<T> names, Function<List<T>, List<EventEntity>> find) {
        if (!names.isEmpty()) {
            find.apply(names).forEach(this::add);
        }
    }

    private static <T> void addIfGiven(List<T> names, @Nullable T name) {
        if (name != null) {
            names.add(name);
        }
    }
}
