package org.almanac.admin.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.almanac.admin.FormErrors;
import org.almanac.event.Event;
import org.almanac.event.EventRevision;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.notification.AudienceQueries;
import org.jspecify.annotations.Nullable;

/** Gathers what the page of an event's form shows. */
@ApplicationScoped
public class EventFormPages {
    private final CatalogueQueries queries;
    private final KnownNames names;
    private final EventOutlooks outlooks;
    private final AudienceQueries readers;

    EventFormPages(CatalogueQueries queries, KnownNames names, EventOutlooks outlooks, AudienceQueries readers) {
        this.queries = queries;
        this.names = names;
        this.outlooks = outlooks;
        this.readers = readers;
    }

    /** A new event's form as it is understood. */
    EventForm completed(EventForm form) {
        return names.completed(form);
    }

    /** @param stored the event that is edited; null for a new one */
    public EventFormPage of(EventForm form, FormErrors errors, @Nullable Event stored) {
        return of(form, errors, null, stored, null);
    }

    public EventFormPage of(
            EventForm form,
            FormErrors errors,
            @Nullable EventMerge conflict,
            @Nullable Event stored,
            @Nullable String notice) {
        List<EventRevision> history = stored == null ? List.of() : queries.history(stored.id());
        return new EventFormPage(
                form,
                errors,
                conflict,
                stored,
                history,
                names.choices(),
                outlooks.of(form, stored),
                outlooks.told(stored),
                stored == null || !stored.withdrawn() ? 0 : readers.ofChange(stored.id()),
                notice);
    }

    /** The part that changes while somebody types. */
    EventFormPage outlook(EventForm form, @Nullable Event stored) {
        return new EventFormPage(
                form,
                FormErrors.NONE,
                null,
                stored,
                List.of(),
                KnownNames.Choices.NONE,
                outlooks.of(form, stored),
                "",
                0,
                null);
    }
}
