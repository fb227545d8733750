package org.almanac.admin;

import java.util.List;
import org.almanac.event.Event;
import org.almanac.event.EventRevision;
import org.almanac.event.EventStatus;
import org.almanac.event.Organiser;
import org.almanac.event.Series;
import org.jspecify.annotations.Nullable;

/**
 * All that the page of an event's form shows.
 *
 * @param conflict set when somebody else saved first
 * @param stored the event as it stands; null for a new one
 * @param history newest first
 * @param zones to choose from
 * @param saved whether the page follows a save
 */
record EventFormPage(
        EventForm form,
        FormErrors errors,
        @Nullable EventMerge conflict,
        @Nullable Event stored,
        List<EventRevision> history,
        List<Series> series,
        List<Organiser> organisers,
        List<String> zones,
        boolean saved) {

    public EventStatus[] statuses() {
        return EventStatus.values();
    }

    public String heading() {
        return stored == null ? "New event" : stored.title();
    }

    public String action() {
        return stored == null ? "/admin/events/new" : "/admin/events/" + stored.id();
    }

    /** Of the event as it is stored now: after a conflict the next save is made from there. */
    public int revision() {
        return stored == null ? 0 : stored.revision();
    }

    /** Whether search engines are not told of the event, since it does not say where it is. */
    public boolean withoutPlace() {
        return stored != null && !stored.withdrawn() && !stored.content().saysWhere();
    }

    public boolean editable() {
        return stored == null || !stored.withdrawn();
    }
}
