package org.almanac.admin.event;

import java.util.List;
import org.almanac.admin.FormErrors;
import org.almanac.event.Event;
import org.almanac.event.EventRevision;
import org.almanac.event.EventStatus;
import org.jspecify.annotations.Nullable;

/**
 * All that the page of an event's form shows.
 *
 * @param conflict set when somebody else saved first
 * @param stored the event as it stands; null for a new one
 * @param history newest first
 * @param known to choose from
 * @param outlook what saving would do
 * @param told who will get a mail of what is saved
 * @param knowing how many readers know of it
 * @param notice what has just happened; null when nothing has
 */
public record EventFormPage(
        EventForm form,
        FormErrors errors,
        @Nullable EventMerge conflict,
        @Nullable Event stored,
        List<EventRevision> history,
        KnownNames.Choices known,
        EventOutlook outlook,
        String told,
        long knowing,
        @Nullable String notice) {

    public RecurrenceForm recurrence() {
        return form.recurrence();
    }

    public RecurrenceOptions options() {
        return new RecurrenceOptions(form);
    }

    /** Where single dates are changed; null for an event that does not repeat yet. */
    public @Nullable String datesAddress() {
        return stored == null || stored.content().recurrence() == null || stored.withdrawn()
                ? null
                : "/admin/events/" + stored.id() + "/dates";
    }

    /** What a browser keeps the form under while it is typed. */
    public String draft() {
        String edition = form.value(NextEdition.FROM);
        return stored != null ? stored.id().toString() : edition.isEmpty() ? "new" : "edition-" + edition;
    }

    public EventStatus[] statuses() {
        return EventStatus.values();
    }

    public String heading() {
        String fresh = form.given(NextEdition.FROM) == null ? "New event" : "Next edition";
        return stored == null ? fresh : stored.title();
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

    /** Whether the form holds what is not saved. */
    public boolean unsaved() {
        return !errors.isEmpty() || conflict != null || form.given("act") != null || nextEdition();
    }

    /** Whether a new event was filled in from its last edition, and nobody has touched it. */
    public boolean nextEdition() {
        return stored == null && form.given(NextEdition.FROM) != null && form.given("act") == null;
    }

    /** Whether readers see it now: what is saved then shows at once. */
    public boolean shown() {
        return stored != null && stored.isPublic();
    }

    /** Whether somebody has to say that it is another event before it is saved. */
    public boolean asksWhetherAnother() {
        return stored == null && outlook.hasLike();
    }

    /** Whether a series has exceptions whose dates it would no longer have. */
    public boolean losesExceptions() {
        return errors.has("recurrence.exdates") || errors.has("recurrence.overrides.at");
    }

    /** Whether the times are by another clock than that of the place. */
    public boolean contradictsPlace() {
        return form.place().contradicted() != null;
    }
}
