package org.almanac.admin.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.almanac.admin.FormErrors;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.almanac.event.write.EventRecovery;
import org.almanac.problem.Problem;

/** An event's form with what the event said before: saving it is an edit like any other. */
@ApplicationScoped
class EventVersions {
    private final EventRecovery recovery;
    private final EventFormPages pages;

    EventVersions(EventRecovery recovery, EventFormPages pages) {
        this.recovery = recovery;
        this.pages = pages;
    }

    /**
     * @param stored as it stands; whether readers see it stays
     * @throws Problem NOT_FOUND when it has no such revision, or that was not kept
     */
    EventFormPage page(Event stored, int revision) {
        EventContent then = recovery.asOf(stored.id().toString(), revision).content();
        EventForm form = EventForm.of(then)
                .with(EventForm.PUBLISHED, stored.content().published() ? EventForm.ON : "")
                .with("act", FormAct.CHECK.key());
        return pages.of(form, FormErrors.NONE, null, stored, notice(stored, then, revision));
    }

    private static String notice(Event stored, EventContent then, int revision) {
        String notice = "This is what the event said at revision " + revision
                + ". Nothing is saved yet: look at it, then save" + " it as any edit.";
        boolean repeats = Objects.equals(then.recurrence(), stored.content().recurrence());
        return repeats ? notice : notice + " How it repeats stays as it is now.";
    }
}
