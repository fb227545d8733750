package org.almanac.feed.render;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.almanac.event.read.EventVersion;
import org.almanac.event.read.VersionChange;
import org.almanac.feed.FeedAddress;
import org.almanac.feed.Lookback;
import org.jspecify.annotations.Nullable;

/**
 * What a feed of events holds, before any of it is written.
 *
 * @param name of the feed
 * @param address of the choice that it is
 * @param changesAt when the first event falls out of the feed. At the end of a month of another length that cannot be
 *     told, and is looked at again every minute
 * @param asOf no later revision of the catalogue than that of the versions
 */
public record FeedContents(
        String name, FeedAddress address, Lookback past, List<EventVersion> versions, Instant changesAt, long asOf) {

    static FeedContents of(
            String name, FeedAddress address, Lookback past, List<EventVersion> versions, RenderTime moment) {
        return new FeedContents(
                name,
                address,
                past,
                versions,
                changesAt(versions, past, moment.now()),
                moment.catalogue().revision());
    }

    /** Whether it would be written alike. */
    public boolean equalsIn(@Nullable FeedContents earlier) {
        return earlier != null && name.equals(earlier.name) && versions.equals(earlier.versions);
    }

    /** Whether changes of events are all that can have happened to it. */
    boolean changesByEventsAlone(RenderTime moment) {
        return moment.catalogue().registersRevision() <= asOf && moment.now().isBefore(changesAt);
    }

    /** The versions with what has become of some. */
    List<EventVersion> with(List<VersionChange> changes) {
        Set<UUID> changed = new HashSet<>();
        List<EventVersion> coming = new ArrayList<>();
        for (VersionChange change : changes) {
            changed.add(change.version().id());
            if (change.held()) {
                coming.add(change.version());
            }
        }
        List<EventVersion> merged = new ArrayList<>(versions.size() + coming.size());
        int next = 0;
        for (EventVersion version : versions) {
            while (next < coming.size() && EventVersion.BY_START.compare(coming.get(next), version) <= 0) {
                merged.add(coming.get(next++));
            }
            if (!changed.contains(version.id())) {
                merged.add(version);
            }
        }
        merged.addAll(coming.subList(next, coming.size()));
        return merged;
    }

    private static Instant changesAt(List<EventVersion> versions, Lookback past, Instant now) {
        return versions.stream()
                .map(EventVersion::leavesAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(past::reaches)
                .map(reached -> reached.isAfter(now) ? reached : now.plusSeconds(60))
                .orElse(Instant.MAX);
    }
}
