package org.almanac.ical.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.almanac.ical.read.ReadComponent.Kind;
import org.almanac.ical.read.SeriesReader.Part;
import org.almanac.ical.read.TimeReader.UnreadableTimeException;
import org.jspecify.annotations.Nullable;

/** The components that share a UID: the newest version of the event, with those of its dates that differ. */
final class EventVersions {
    private static final Comparator<Part> OLDER_FIRST =
            Comparator.comparing(part -> ReadVersion.of(part.component()), ReadVersion.ORDER);

    private final List<Part> same;
    private final List<ReadComponent> items;
    private final List<Part> masters = new ArrayList<>();
    private final List<Part> instances = new ArrayList<>();
    private final List<Part> changes = new ArrayList<>();

    /**
     * @param same at least one
     * @param items takes what became of them
     */
    EventVersions(List<Part> same, List<ReadComponent> items) {
        this.same = same;
        this.items = items;
    }

    void read() {
        for (Part part : same) {
            RawComponent component = part.component();
            if (component.fault != null) {
                items.add(ReadComponent.skipped(component, "Not read: " + component.fault + "."));
            } else if (part.calendar().cancels() || part.calendar().adds()) {
                changes.add(part);
            } else {
                (component.line("RECURRENCE-ID") == null ? masters : instances).add(part);
            }
        }
        masters.sort(OLDER_FIRST);
        instances.sort(OLDER_FIRST);
        if (masters.isEmpty()) {
            instances.forEach(part -> alone(part, Kind.INSTANCE, "RECURRENCE-ID"));
        } else {
            Part newest = masters.remove(masters.size() - 1);
            List<ReadComponent> others = new ArrayList<>();
            items.add(new SeriesReader(newest.calendar(), newest.component(), others).read(instances));
            items.addAll(others);
            masters.forEach(part -> items.add(
                    ReadComponent.skipped(part.component(), "A newer version of this event is in the same file.")));
        }
        changes.sort(OLDER_FIRST);
        changes.forEach(this::change);
    }

    private void change(Part part) {
        RawComponent component = part.component();
        if (part.calendar().adds()) {
            alone(part, Kind.ADDED, "DTSTART");
        } else if (component.line("RECURRENCE-ID") != null) {
            alone(part, Kind.INSTANCE, "RECURRENCE-ID");
        } else {
            items.add(ReadComponent.of(Kind.CANCEL, component, null, null, null));
        }
    }

    /** One date that came without the others: whoever keeps the event knows what to make of it. */
    private void alone(Part part, Kind kind, String named) {
        RawComponent component = part.component();
        ContentLine id = component.line(named);
        if (id == null) {
            items.add(ReadComponent.skipped(component, "Not read: it does not say which date it adds."));
            return;
        }
        Notes notes = new Notes();
        try {
            @Nullable Moment at = part.calendar().times().read(id);
            if ("THISANDFUTURE".equalsIgnoreCase(id.parameter("RANGE"))) {
                notes.leftOut("RANGE=THISANDFUTURE, which came without its series; it changes that date alone");
            }
            ReadEvent event = new EventReader(part.calendar(), component, notes).read(null);
            items.add(ReadComponent.of(kind, component, event, at, notes.text()));
        } catch (UnreadableTimeException e) {
            items.add(ReadComponent.skipped(component, "Not read: " + e.getMessage() + "."));
        }
    }
}
