package org.almanac.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.almanac.event.Event;
import org.almanac.event.Venue;
import org.almanac.ical.recur.RecurrenceRule;
import org.almanac.ical.write.ICalDetails;
import org.almanac.ical.write.ICalEvent;
import org.almanac.ical.write.ICalRecurrence;
import org.almanac.ical.write.ICalStatus;
import org.almanac.ical.write.ICalTimes;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/** Writes events as JSCalendar (RFC 8984 §2.1, §5.1): the same words and times as in iCalendar. */
@Singleton
class JsCalendarEvents {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    // Not the application's mapper: these bytes must not change with its settings.
    private static final ObjectWriter JSON = JsonMapper.builder().build().writer();

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private final EventCalendar calendar;
    private final SiteSettings site;

    JsCalendarEvents(EventCalendar calendar, SiteSettings site) {
        this.calendar = calendar;
        this.site = site;
    }

    record Entry(byte[] bytes, Instant updated) {}

    Entry of(Event event) {
        try {
            String json = JSON.writeValueAsString(node(event));
            return new Entry(json.getBytes(StandardCharsets.UTF_8), event.lastModified());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    ObjectNode node(Event event) {
        ICalEvent written = calendar.of(event);
        ICalDetails details = written.details();
        ObjectNode node = typed("Event");
        node.put("uid", written.uid())
                .put("sequence", written.sequence())
                .put("created", AtomXml.date(written.created()))
                .put("updated", AtomXml.date(written.lastModified()))
                .put("title", details.summary())
                .put("status", status(details.status()));
        if (details.description() != null) {
            node.put("description", details.description()).put("descriptionContentType", "text/plain");
        }
        times(node, written.times(), written.recurrence() == null);
        if (written.recurrence() != null) {
            repeats(node, written, written.recurrence());
        }
        // Something to know of is not an appointment: it must not make its reader look busy.
        node.put("freeBusyStatus", "free");
        place(node, event, details);
        ObjectNode keywords = NODES.objectNode();
        details.categories().forEach(word -> keywords.put(word, true));
        putUnlessEmpty(node, "keywords", keywords);
        links(node, event, details);
        organiser(node, details.organiser());
        return node;
    }

    private static void times(ObjectNode node, ICalTimes times, boolean single) {
        node.put("start", LOCAL.format(single ? shown(times.start(), times) : times.start()));
        Duration duration = duration(times);
        if (!duration.isZero()) {
            node.put("duration", text(duration));
        }
        if (times.allDay()) {
            node.put("showWithoutTime", true);
        } else {
            node.put("timeZone", zone(times.zone()));
        }
    }

    // A time that the clocks skip is read differently by different programs; the one that is meant is not.
    private static LocalDateTime shown(LocalDateTime local, ICalTimes times) {
        return times.allDay() ? local : local.atZone(times.zone()).toLocalDateTime();
    }

    /** Exact for timed events; whole days otherwise. Without an end, an all-day event lasts its day. */
    private static Duration duration(ICalTimes times) {
        LocalDateTime end = times.end();
        if (times.allDay()) {
            return Duration.between(times.start(), end == null ? times.start() : end)
                    .plusDays(1);
        }
        return end == null
                ? Duration.ZERO
                : Duration.between(times.start().atZone(times.zone()), end.atZone(times.zone()));
    }

    private static String text(Duration duration) {
        return duration.toSeconds() % 86_400 == 0 && duration.toDays() > 0
                ? "P" + duration.toDays() + "D"
                : duration.toString();
    }

    private static String zone(ZoneId zone) {
        boolean utc = zone.getRules().isFixedOffset()
                && zone.getRules().getOffset(Instant.EPOCH).equals(ZoneOffset.UTC);
        return utc ? "Etc/UTC" : zone.getId();
    }

    private static void repeats(ObjectNode node, ICalEvent event, ICalRecurrence recurrence) {
        RecurrenceRule rule = recurrence.rule();
        if (rule != null) {
            node.putArray("recurrenceRules")
                    .add(JsCalendarRule.of(rule, event.times().zone()));
        }
        ObjectNode overrides = NODES.objectNode();
        recurrence.rdates().stream().sorted().forEach(at -> overrides.putObject(LOCAL.format(at)));
        recurrence.exdates().stream()
                .sorted()
                .forEach(at -> overrides.putObject(LOCAL.format(at)).put("excluded", true));
        recurrence.overrides().forEach(instance -> overrides.set(LOCAL.format(instance.at()), patch(event, instance)));
        putUnlessEmpty(node, "recurrenceOverrides", overrides);
    }

    private static ObjectNode patch(ICalEvent event, ICalRecurrence.Instance instance) {
        ObjectNode patch = NODES.objectNode();
        ICalDetails whole = event.details();
        ICalDetails own = instance.details();
        if (own.status() == ICalStatus.CANCELLED && whole.status() != ICalStatus.CANCELLED) {
            return patch.put("excluded", true);
        }
        ICalTimes times = instance.times();
        if (!times.start().equals(instance.at())) {
            patch.put("start", LOCAL.format(shown(times.start(), times)));
        }
        Duration duration = duration(times);
        if (!duration.equals(duration(event.times()))) {
            patch.put("duration", duration.isZero() ? "PT0S" : text(duration));
        }
        if (!own.summary().equals(whole.summary())) {
            patch.put("title", own.summary());
        }
        if (own.status() != whole.status()) {
            patch.put("status", status(own.status()));
        }
        return patch;
    }

    private static void place(ObjectNode node, Event event, ICalDetails details) {
        Venue venue = event.content().venue();
        if (venue != null && details.location() != null) {
            ObjectNode location = typed("Location");
            location.put("name", venue.name() == null ? details.location() : venue.name());
            if (venue.name() != null && !venue.name().equals(details.location())) {
                location.put("description", details.location());
            }
            if (details.geo() != null) {
                location.put(
                        "coordinates",
                        "geo:" + degrees(details.geo().latitude()) + ","
                                + degrees(details.geo().longitude()));
            }
            node.putObject("locations").set("venue", location);
        }
        if (details.conference() != null) {
            node.putObject("virtualLocations")
                    .set("online", typed("VirtualLocation").put("uri", details.conference()));
        }
    }

    private void links(ObjectNode node, Event event, ICalDetails details) {
        if (!event.isPublic()) {
            if (details.url() != null) {
                node.putObject("links")
                        .set("details", link(details.url(), "alternate").put("contentType", "text/html"));
            }
            return;
        }
        ObjectNode links = node.putObject("links");
        links.set("details", link(String.valueOf(details.url()), "alternate").put("contentType", "text/html"));
        if (event.content().url() != null) {
            links.set("website", link(event.content().url(), "describedby"));
        }
        if (event.content().registrationUrl() != null) {
            links.set(
                    "registration",
                    link(event.content().registrationUrl(), "related").put("title", "Registration"));
        }
        if (details.image() != null) {
            links.set("image", link(details.image(), "icon").put("display", "fullsize"));
        }
        links.set(
                "calendar",
                link(site.link(FeedAddress.ofEvent(event.slug()).calendar()), "alternate")
                        .put("contentType", "text/calendar"));
    }

    private static ObjectNode link(String address, String relation) {
        return typed("Link").put("href", address).put("rel", relation);
    }

    private static void organiser(ObjectNode node, ICalDetails.@Nullable Organiser organiser) {
        if (organiser == null) {
            return;
        }
        ObjectNode participant = typed("Participant").put("name", organiser.name());
        participant.putObject("roles").put("owner", true);
        if (organiser.address() != null) {
            participant.putObject("links").set("website", link(organiser.address(), "describedby"));
        }
        node.putObject("participants").set("organiser", participant);
    }

    private static String status(ICalStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static String degrees(double value) {
        return BigDecimal.valueOf(value)
                .setScale(6, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static ObjectNode typed(String type) {
        return NODES.objectNode().put("@type", type);
    }

    private static void putUnlessEmpty(ObjectNode node, String field, ObjectNode value) {
        if (!value.isEmpty()) {
            node.set(field, value);
        }
    }
}
