package org.almanac.notification.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.almanac.encoding.Markup;
import org.almanac.event.EventTime;
import org.almanac.feed.JsonLdEvent;
import org.almanac.notification.mail.NoticeMail.Also;
import org.almanac.notification.mail.NoticeMail.Cancelled;
import org.almanac.notification.mail.NoticeMail.Card;
import org.almanac.notification.mail.NoticeMail.Changed;
import org.jspecify.annotations.Nullable;

/** The events of a mail as schema.org describes them, for mail programs that show them. */
@Singleton
class NoticeJsonLd {
    private final ObjectMapper json;

    NoticeJsonLd(ObjectMapper json) {
        this.json = json;
    }

    /**
     * JSON that can stand inside a script element: no text in it can end the element or open another.
     *
     * @param room how many events it may hold
     * @return null when the mail is about no event
     */
    @Nullable
    String script(NoticeMail mail, int room) {
        List<Map<String, Object>> events = Stream.of(
                        mail.cancelled().stream()
                                .filter(off -> off.why().listed())
                                .flatMap(NoticeJsonLd::off),
                        mail.changed().stream().flatMap(NoticeJsonLd::changed),
                        mail.reminders().stream().flatMap(NoticeJsonLd::scheduled),
                        mail.announced().stream().flatMap(NoticeJsonLd::scheduled))
                .flatMap(described -> described)
                // Nobody takes an event that does not say where it is.
                .filter(described -> described.containsKey("location"))
                .limit(room)
                .toList();
        return events.isEmpty() ? null : escaped(events);
    }

    private String escaped(List<Map<String, Object>> events) {
        try {
            return Markup.inScript(json.writeValueAsString(events));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Map<String, Object>> off(Cancelled off) {
        String status = off.why() == Cancelled.Why.POSTPONED ? "EventPostponed" : "EventCancelled";
        List<EventTime> times = off.dates().isEmpty() ? List.of(off.event().time()) : off.dates();
        return times.stream().map(time -> described(off.event(), time, status));
    }

    private static Stream<Map<String, Object>> changed(Changed changed) {
        Card event = changed.event();
        List<Map<String, Object>> moved = new ArrayList<>();
        for (EventDifference difference : changed.differences()) {
            if (difference instanceof EventDifference.When one) {
                moved.add(rescheduled(event, one.before(), one.after()));
            } else if (difference instanceof EventDifference.OneDate one) {
                EventTime before = one.before();
                moved.add(
                        before == null
                                ? described(event, one.after(), "EventScheduled")
                                : rescheduled(event, before, one.after()));
            }
        }
        return moved.isEmpty() ? scheduled(event) : Stream.concat(moved.stream(), others(event));
    }

    private static Map<String, Object> rescheduled(Card event, EventTime before, EventTime after) {
        Map<String, Object> data = described(event, after, "EventRescheduled");
        data.put("previousStartDate", JsonLdEvent.moment(before.start(), before));
        return data;
    }

    private static Stream<Map<String, Object>> scheduled(Card card) {
        return Stream.concat(Stream.of(described(card, card.time(), "EventScheduled")), others(card));
    }

    private static Stream<Map<String, Object>> others(Card card) {
        return card.also().stream()
                .filter(Also.Date.class::isInstance)
                .map(date -> described(card, ((Also.Date) date).time(), "EventScheduled"));
    }

    private static Map<String, Object> described(Card card, EventTime time, String status) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("@context", "https://schema.org");
        data.putAll(JsonLdEvent.of(card.title(), card.url(), time)
                .status(List.of(status), List.of())
                .where(place(card), card.onlineUrl())
                .data());
        JsonLdEvent.put(data, "description", card.summary());
        return data;
    }

    private static @Nullable Map<String, Object> place(Card card) {
        if (card.place() == null && card.country() == null) {
            return null;
        }
        Map<String, Object> place = JsonLdEvent.typed("Place", card.place());
        if (card.country() != null) {
            place.put("address", Map.of("@type", "PostalAddress", "addressCountry", card.country()));
        }
        return place;
    }
}
