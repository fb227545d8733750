package org.almanac.event.imported;

import org.almanac.event.SaveEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event that comes from elsewhere, to be created or brought up to date. It is found again by its id, else its UID,
 * else by source, title, start and city.
 *
 * @param id the catalogue's own id, when it was exported from one
 * @param event its {@code uid} when it has one
 * @param source where it comes from
 * @param restored what it had there; counts only when it is new here
 * @param restricted it is private or confidential there: it is not shown to readers unless an editor says so
 * @param part what it is about, when a calendar says so; null when it is a whole event without versions
 * @param twin how many unlike items with the same source, title, start and city come before it
 */
public record ImportItem(
        @Nullable String id,
        SaveEvent event,
        @Nullable String source,
        ShownNames names,
        @Nullable Restored restored,
        boolean restricted,
        @Nullable ImportPart part,
        int twin) {

    /** One that is no calendar's. */
    public ImportItem(
            @Nullable String id,
            SaveEvent event,
            @Nullable String source,
            ShownNames names,
            @Nullable Restored restored,
            boolean restricted) {
        this(id, event, source, names, restored, restricted, null, 0);
    }

    /** An event that no catalogue has exported. */
    public ImportItem(@Nullable String id, SaveEvent event, @Nullable String source) {
        this(id, event, source, ShownNames.NONE, null, false);
    }

    /** Shows what is private there, unless the item has a word of its own. */
    public ImportItem shownThoughPrivate() {
        return restricted && event.published() == null
                ? new ImportItem(id, event.withPublished(true), source, names, restored, true, part, twin)
                : this;
    }

    public ImportItem restrictedIf(boolean isPrivate) {
        return new ImportItem(id, event, source, names, restored, isPrivate, part, twin);
    }

    /** The same, as a calendar has it. */
    public ImportItem about(ImportPart what) {
        return new ImportItem(id, event, source, names, restored, restricted, what, twin);
    }

    /** The same as one of several that would be taken for each other. */
    public ImportItem twin(int before) {
        return new ImportItem(id, event, source, names, restored, restricted, part, before);
    }

    public ImportItem from(@Nullable String checkedSource) {
        return new ImportItem(id, event, checkedSource, names, restored, restricted, part, twin);
    }

    public boolean is(ImportPart.Kind kind) {
        return part != null && part.kind() == kind;
    }
}
