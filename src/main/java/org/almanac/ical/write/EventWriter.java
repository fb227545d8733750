package org.almanac.ical.write;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.TextList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.FmtType;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.Conference;
import net.fortuna.ical4j.model.property.Created;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Geo;
import net.fortuna.ical4j.model.property.Image;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.RelatedTo;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.StyledDescription;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import org.almanac.ical.PlainText;
import org.jspecify.annotations.Nullable;

/** Writes the VEVENTs of one event. */
final class EventWriter {
    private static final ParameterList NONE = new ParameterList();
    private static final ParameterList HTML = new ParameterList(List.of(Value.TEXT, new FmtType("text/html")));

    private final ICalEvent event;
    private final TimeProperties times;
    private ContentLines lines = new ContentLines();
    private final List<FragmentPart.Slot> slots = new ArrayList<>();

    private EventWriter(ICalEvent event) {
        this.event = event;
        this.times = new TimeProperties(event.times());
    }

    static ICalFragment write(ICalEvent event) {
        return new EventWriter(event).write();
    }

    private ICalFragment write() {
        ICalRecurrence recurrence = event.recurrence();
        WrittenProperties master = identity(event.uid());
        times.of(master, recurrence);
        component(master, event.details());
        if (recurrence != null) {
            recurrence.applicable(event.times()).forEach(this::instance);
        }
        FragmentPart written = part();
        event.keyDates().forEach(this::keyDate);
        return new ICalFragment(written, part(), times.zoneUse(recurrence));
    }

    private FragmentPart part() {
        FragmentPart part = new FragmentPart(lines.toBytes(), slots);
        lines = new ContentLines();
        slots.clear();
        return part;
    }

    private void keyDate(ICalKeyDate keyDate) {
        WrittenProperties properties = identity(keyDate.uid()).add(new DtStart<>(keyDate.start()));
        if (keyDate.start() instanceof LocalDate day) {
            properties.add(new DtEnd<>(day.plusDays(1)));
        }
        component(properties.text(RelatedTo::new, event.uid()), keyDate.details());
    }

    private void instance(ICalRecurrence.Instance instance) {
        WrittenProperties properties = identity(event.uid());
        times.ofInstance(properties, instance);
        component(properties, instance.details());
    }

    private WrittenProperties identity(String uid) {
        return new WrittenProperties()
                .text(Uid::new, uid)
                .add(new DtStamp(event.lastModified()))
                .add(new Created(event.created()))
                .add(new LastModified(event.lastModified()))
                .add(new Sequence(event.sequence()));
    }

    /** Writes a component, whose first properties are given. */
    private void component(WrittenProperties properties, ICalDetails details) {
        String summary = PlainText.oneLine(details.summary());
        properties
                .add(new Summary(summary))
                .add(new Status(details.status().name()))
                .text(Description::new, details.description())
                .text(text -> new StyledDescription(HTML, text), details.styled())
                .text(Location::new, details.location());
        ICalDetails.Geo geo = details.geo();
        if (geo != null) {
            properties.add(new Geo(degrees(geo.latitude()), degrees(geo.longitude())));
        }
        properties.address(Url::new, NONE, details.url());
        organiser(properties, details.organiser());
        if (!details.categories().isEmpty()) {
            properties.add(new Categories(new TextList(
                    details.categories().stream().map(PlainText::clean).toList())));
        }
        properties
                .uri(Conference::new, details.conference())
                .uri(Image::new, details.image())
                // Something to know of is not an appointment: it must not make its reader look busy.
                .add(ImmutableTransp.TRANSPARENT);
        lines.open(new VEvent(properties.toList()));
        if (details.takesPlace()) {
            slots.add(new FragmentPart.Slot(lines.size(), summary));
        }
        lines.end(Component.VEVENT);
    }

    private static void organiser(WrittenProperties properties, ICalDetails.@Nullable Organiser organiser) {
        if (organiser != null) {
            String name = organiser.name();
            properties.address(
                    Organizer::new,
                    name == null ? NONE : new ParameterList(List.of(new Cn(WrittenProperties.parameter(name)))),
                    organiser.address());
        }
    }

    // Six decimals are a tenth of a metre, and all that RFC 5545 §3.8.1.6 asks to be kept. A negative scale would be
    // written as a power of ten.
    private static BigDecimal degrees(double value) {
        BigDecimal degrees =
                BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_UP).stripTrailingZeros();
        return degrees.setScale(Math.max(0, degrees.scale()), RoundingMode.UNNECESSARY);
    }
}
