package org.almanac.importer.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.almanac.encoding.Sha256;
import org.almanac.event.Event;
import org.almanac.event.SaveEvent;
import org.almanac.event.SaveEventBuilder;
import org.almanac.event.imported.ImportItem;
import org.almanac.importer.ReadItem;
import org.jspecify.annotations.Nullable;

/**
 * What a source lists this time, made ready to be imported: with the source's defaults, and under the names by which the
 * catalogue knows its events, whatever the source calls them today.
 */
final class Listing {
    /** @param uid of the source's item; @param name by which the catalogue is to find or make the event */
    record Named(ReadItem item, String uid, String name, String fingerprint) {}

    private final SourceEntity source;
    private final Map<String, SourceItemEntity> byUid = new HashMap<>();
    private final Map<String, @Nullable SourceItemEntity> byFingerprint = new HashMap<>();
    private final Map<String, Event> stored = new HashMap<>();
    private final List<ReadItem> unreadable = new ArrayList<>();
    private final List<Named> listed = new ArrayList<>();
    private final List<ReadItem> refused = new ArrayList<>();
    private int renamed;
    private boolean complete = true;

    /**
     * @param known what the source listed before
     * @param stored events of the catalogue that have a uid which the source lists
     */
    Listing(SourceEntity source, Collection<SourceItemEntity> known, Collection<Event> stored) {
        this.source = source;
        stored.forEach(event -> this.stored.put(event.uid(), event));
        for (SourceItemEntity item : known) {
            byUid.put(item.uid, item);
            // Two that look alike cannot be told apart when their uids change.
            byFingerprint.merge(item.fingerprint, item, (one, other) -> null);
        }
    }

    /** @return itself */
    Listing of(List<ReadItem> read) {
        Set<String> today = new HashSet<>();
        for (ReadItem item : read) {
            String uid = item.item() == null ? item.uid() : item.item().event().uid();
            if (uid != null) {
                today.add(uid);
            }
        }
        Set<String> used = new HashSet<>();
        for (ReadItem item : read) {
            ImportItem event = item.item();
            if (event == null) {
                unreadable.add(item);
                complete &= item.uid() != null;
            } else {
                name(item, event, today, used);
            }
        }
        return this;
    }

    private void name(ReadItem item, ImportItem event, Set<String> today, Set<String> used) {
        String fingerprint = fingerprint(event.event());
        String own = event.event().uid();
        String uid = own == null || own.isBlank() ? made(fingerprint, used) : own;
        SourceItemEntity before = byUid.get(uid);
        SourceItemEntity alike = byFingerprint.get(fingerprint);
        if (before == null && alike != null && !today.contains(alike.uid) && used.add(alike.uid)) {
            before = alike;
            renamed++;
        }
        Event known = before == null ? stored.get(uid) : null;
        if (known != null && !source.name.equalsIgnoreCase(String.valueOf(known.source()))) {
            refused.add(ReadItem.unreadable(
                    item.place(),
                    uid,
                    item.title(),
                    "It is here already, " + (known.source() == null ? "entered here" : "from " + known.source())
                            + ", and stays as it is."));
            return;
        }
        String name = before == null ? uid : before.eventUid;
        listed.add(new Named(
                ReadItem.of(item.place(), changed(event, name, known == null && before == null), item.note()),
                uid,
                name,
                fingerprint));
    }

    private ImportItem changed(ImportItem item, String name, boolean isNew) {
        SaveEvent event = item.event();
        Set<@Nullable String> tags = new LinkedHashSet<>(Objects.requireNonNullElse(event.tags(), List.of()));
        tags.addAll(source.tags);
        SaveEventBuilder changed = event.toBuilder().uid(name).slug(null).tags(new ArrayList<>(tags));
        if (event.series() == null) {
            changed.series(source.series);
        }
        if (event.organiser() == null && source.organiser != null) {
            changed.organiser(new SaveEvent.OrganiserInput(source.organiser, null));
        }
        if (event.timeZone() == null) {
            changed.timeZone(source.timeZone);
        }
        // Whether an event is shown is the editors' word once they have had one.
        changed.published(isNew && source.trust == Source.Trust.REVIEW ? Boolean.FALSE : null);
        return new ImportItem(null, changed.build(), source.name).restrictedIf(item.restricted());
    }

    /** For an item without a uid: the same every time, and different for a second one like it. */
    private String made(String fingerprint, Set<String> used) {
        String uid = source.id + "-" + fingerprint.substring(0, 32);
        int second = 2;
        while (!used.add(uid)) {
            uid = source.id + "-" + fingerprint.substring(0, 32) + "-" + second++;
        }
        return uid;
    }

    private static String fingerprint(SaveEvent event) {
        String city = event.venue() == null ? null : event.venue().city();
        String named = String.join("\n", text(event.title()).toLowerCase(Locale.ROOT), text(event.start()), text(city));
        return hash(named.getBytes(StandardCharsets.UTF_8));
    }

    static String hash(byte[] octets) {
        return Sha256.hex(octets);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    List<Named> listed() {
        return listed;
    }

    /** What is not imported, with the reason: it cannot be read, or belongs to others. */
    List<ReadItem> leftOut() {
        List<ReadItem> all = new ArrayList<>(unreadable);
        all.addAll(refused);
        return all;
    }

    /** The uids of all that the source lists, also of what could not be read. */
    Set<String> uids() {
        Set<String> uids = new HashSet<>();
        listed.forEach(item -> uids.add(item.uid()));
        leftOut().forEach(item -> uids.add(String.valueOf(item.uid())));
        return uids;
    }

    /** Whether everything it lists has a name: else nobody can say what is missing. */
    boolean isComplete() {
        return complete;
    }

    /** How many have another uid than before. */
    int renamed() {
        return renamed;
    }
}
