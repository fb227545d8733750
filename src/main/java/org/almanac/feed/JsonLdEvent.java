package org.almanac.feed;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.almanac.event.EventTime;
import org.jspecify.annotations.Nullable;

/** An event as schema.org describes it, in JSON-LD: what pages and mails say alike. */
public final class JsonLdEvent {
    private static final String VOCABULARY = "https://schema.org/";

    private final Map<String, Object> data;

    private JsonLdEvent(Map<String, Object> data) {
        this.data = data;
    }

    public static JsonLdEvent of(String name, String url, EventTime time) {
        Map<String, Object> data = typed("Event", name);
        data.put("url", url);
        data.put("startDate", moment(time.start(), time));
        LocalDateTime end = time.end();
        if (end != null) {
            data.put("endDate", moment(end, time));
        }
        return new JsonLdEvent(data);
    }

    /**
     * @param statuses of schema.org's {@code EventStatusType}, without its address
     * @param moved when it was to start before, as {@link #moment} has it
     */
    public JsonLdEvent status(List<String> statuses, List<String> moved) {
        put("previousStartDate", moved);
        put("eventStatus", statuses.stream().map(status -> VOCABULARY + status).toList());
        return this;
    }

    /**
     * @param place null when it has none
     * @param onlineUrl null when it is not online
     */
    public JsonLdEvent where(@Nullable Map<String, Object> place, @Nullable String onlineUrl) {
        List<Map<String, Object>> locations = new ArrayList<>();
        if (place != null) {
            locations.add(place);
        }
        if (onlineUrl != null) {
            Map<String, Object> online = typed("VirtualLocation", null);
            online.put("url", onlineUrl);
            locations.add(online);
        }
        String attendance = onlineUrl == null ? "Offline" : place == null ? "Online" : "Mixed";
        data.put("eventAttendanceMode", VOCABULARY + attendance + "EventAttendanceMode");
        put("location", locations);
        return this;
    }

    public Map<String, Object> data() {
        return data;
    }

    /** One value stands for itself, none is left out. */
    private void put(String key, List<?> values) {
        if (!values.isEmpty()) {
            data.put(key, values.size() == 1 ? values.get(0) : values);
        }
    }

    /** A date of an event that lasts all day, else an instant with the offset of the event's zone. */
    public static String moment(LocalDateTime local, EventTime time) {
        return time.allDay()
                ? local.toLocalDate().toString()
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local.atZone(time.zone()));
    }

    /** A thing of a type of schema.org, to which more can be said. */
    public static Map<String, Object> typed(String type, @Nullable String name) {
        Map<String, Object> thing = new LinkedHashMap<>();
        thing.put("@type", type);
        put(thing, "name", name);
        return thing;
    }

    /** Says something of a thing, if it is known. */
    public static void put(Map<String, Object> thing, String key, @Nullable String value) {
        if (value != null) {
            thing.put(key, value);
        }
    }
}
