package org.almanac.feed.jscal;

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
import java.util.Locale;
import org.almanac.event.Event;
import org.almanac.event.Venue;
import org.almanac.feed.FeedAddress;
import org.almanac.feed.render.EventCalendar;
import org.almanac.feed.render.Timestamps;
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
                .put("created", Timestamps.rfc3339(written.created()))
                .put("updated", Timestamps.rfc3339(written.lastModified()))
                .put("title", details.summary())
                .put("status", status(details.status()));
        if (details.description() != null) {
            node.put("description", details.description()).put("descriptionContentType", "text/plain");
        }
        JsCalendarTimes.put(node, written.times(), written.recurrence() == null);
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

    private static void repeats(ObjectNode node, ICalEvent event, ICalRecurrence recurrence) {
        RecurrenceRule rule = recurrence.rule();
        if (rule != null) {
            node.putArray("recurrenceRules")
                    .add(JsCalendarRule.of(rule, event.times().zone()));
        }
        ObjectNode overrides = NODES.objectNode();
        recurrence.rdates().stream().sorted().forEach(at -> overrides.putObject(JsCalendarTimes.local(at)));
        recurrence.exdates().stream()
                .sorted()
                .forEach(at -> overrides.putObject(JsCalendarTimes.local(at)).put("excluded", true));
        recurrence
                .overrides()
                .forEach(instance -> overrides.set(JsCalendarTimes.local(instance.at()), patch(event, instance)));
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
            patch.put("start", JsCalendarTimes.local(JsCalendarTimes.shown(times.start(), times)));
        }
        Duration duration = JsCalendarTimes.duration(times);
        if (!duration.equals(JsCalendarTimes.duration(event.times()))) {
            patch.put("duration", duration.isZero() ? "PT0S" : JsCalendarTimes.text(duration));
        }
        if (!own.summary().equals(whole.summary())) {
            patch.put("title", own.summary());
        }
        if (own.status() != whole.status()) {
            patch.put("status", status(own.status()));
        }
        if (own.description() != null && !own.description().equals(whole.description())) {
            patch.put("description", own.description());
        }
        if (own.location() != null && !own.location().equals(whole.location())) {
            patch.putObject("locations").set("venue", typed("Location").put("name", own.location()));
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
