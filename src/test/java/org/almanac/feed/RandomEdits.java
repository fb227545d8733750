package org.almanac.feed;

import static org.almanac.api.ApiClient.editor;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** An editor who does what editors do, one request at a time; the same seed does the same. */
final class RandomEdits {
    private static final int MOST_EVENTS = 16;
    static final List<String> ZONES =
            List.of("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Sydney", "UTC");
    private static final List<String> RULES = List.of(
            "FREQ=DAILY;COUNT=5",
            "FREQ=WEEKLY;COUNT=6",
            "FREQ=WEEKLY;INTERVAL=2",
            "FREQ=MONTHLY;COUNT=4",
            "FREQ=MONTHLY",
            "FREQ=WEEKLY;UNTIL=%s");

    private final Random random;
    private final LocalDate today;
    private final String tag;
    private final List<Draft> drafts = new ArrayList<>();
    private int made;

    /** What the editor knows of an event that is there. */
    private static final class Draft {
        final String location;
        final boolean allDay;
        LocalDateTime start;
        boolean recurs;
        final List<String> exdates = new ArrayList<>();
        final List<String> rdates = new ArrayList<>();
        final List<Map<String, Object>> overrides = new ArrayList<>();

        Draft(String location, boolean allDay, LocalDateTime start, boolean recurs) {
            this.location = location;
            this.allDay = allDay;
            this.start = start;
            this.recurs = recurs;
        }

        String written(LocalDateTime time) {
            return allDay ? time.toLocalDate().toString() : time.toString();
        }
    }

    RandomEdits(long seed, LocalDate today, String tag) {
        this.random = new Random(seed);
        this.today = today;
        this.tag = tag;
    }

    /** @return what was done, for the message of a failure */
    String next() {
        if (drafts.isEmpty() || (drafts.size() < MOST_EVENTS && random.nextInt(6) == 0)) {
            return create();
        }
        Draft draft = drafts.get(random.nextInt(drafts.size()));
        return draft.recurs && random.nextBoolean() ? editRecurrence(draft) : edit(draft);
    }

    private String create() {
        boolean allDay = random.nextInt(4) == 0;
        boolean recurs = random.nextInt(2) == 0;
        LocalDateTime start = start();
        Map<String, Object> event = new HashMap<>(times(allDay, start));
        event.put("title", "Event " + ++made);
        event.put("allDay", allDay);
        event.put("timeZone", ZONES.get(random.nextInt(ZONES.size())));
        event.put("tags", List.of(tag));
        if (recurs) {
            event.put("recurrence", Map.of("rrule", rule(start, allDay)));
        }
        String location = editor().contentType(ContentType.JSON)
                .body(event)
                .post("/api/v1/events")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        drafts.add(new Draft(location, allDay, start, recurs));
        return "created " + event;
    }

    private String edit(Draft draft) {
        return switch (random.nextInt(10)) {
            case 0 -> {
                draft.start = start();
                yield patch(draft, times(draft.allDay, draft.start));
            }
            case 1 -> patch(draft, Map.of("title", "Retitled " + random.nextInt(1_000)));
            case 2 -> patch(draft, Map.of("description", "Says *now* " + random.nextInt(1_000)));
            case 3 -> patch(draft, Map.of("status", "CANCELLED"));
            case 4, 5 -> patch(draft, Map.of("status", "CONFIRMED", "published", true, "tags", List.of(tag)));
            case 6 -> patch(draft, Map.of("status", "POSTPONED"));
            case 7 ->
                patch(
                        draft,
                        Map.of(
                                "published",
                                random.nextBoolean(),
                                "tags",
                                random.nextBoolean() ? List.of(tag) : List.of("elsewhere")));
            case 8 -> patch(draft, Map.of("venue", Map.of("name", "Hall " + random.nextInt(9), "city", "Köln")));
            default ->
                random.nextInt(3) == 0
                        ? withdraw(draft)
                        : patch(draft, Map.of("timeZone", ZONES.get(random.nextInt(ZONES.size()))));
        };
    }

    private String editRecurrence(Draft draft) {
        LocalDateTime at = draft.start.plusWeeks(random.nextInt(5));
        LocalDateTime other = at.plusDays(1 + random.nextInt(3)).plusHours(draft.allDay ? 0 : 1);
        switch (random.nextInt(7)) {
            case 0 -> {
                // Exceptions that the new rule has no date for would be asked about.
                draft.exdates.clear();
                draft.overrides.clear();
                return patch(
                        draft,
                        Map.of(
                                "recurrence",
                                Map.of(
                                        "rrule",
                                        rule(draft.start, draft.allDay),
                                        "exdates",
                                        List.of(),
                                        "overrides",
                                        List.of())));
            }
            case 1 -> draft.exdates.add(draft.written(at));
            case 2 -> draft.rdates.add(draft.written(other));
            case 3 -> override(draft, at, Map.of("at", draft.written(at), "start", draft.written(other)));
            case 4 -> override(draft, at, Map.of("at", draft.written(at), "status", "CANCELLED"));
            case 5 -> {
                draft.exdates.clear();
                draft.overrides.clear();
            }
            default -> draft.rdates.clear();
        }
        return patch(
                draft,
                Map.of(
                        "recurrence",
                        Map.of("exdates", draft.exdates, "rdates", draft.rdates, "overrides", draft.overrides)));
    }

    private static void override(Draft draft, LocalDateTime at, Map<String, Object> override) {
        draft.overrides.removeIf(other -> draft.written(at).equals(other.get("at")));
        draft.overrides.add(override);
    }

    private String withdraw(Draft draft) {
        editor().delete(draft.location).then().statusCode(204);
        drafts.remove(draft);
        return "withdrew " + draft.location;
    }

    private static String patch(Draft draft, Map<String, ?> fields) {
        Response answer = editor().contentType("application/merge-patch+json; charset=utf-8")
                .body(fields)
                .patch(draft.location);
        assertThat(answer.statusCode()).as("%s: %s", fields, answer.asString()).isEqualTo(200);
        return "patched " + draft.location + " with " + fields;
    }

    /** By day, far from any change of the clocks; often already on. */
    private LocalDateTime start() {
        return today.plusDays(random.nextInt(300) - 10L).atTime(8 + random.nextInt(10), 30 * random.nextInt(2));
    }

    private Map<String, @Nullable Object> times(boolean allDay, LocalDateTime start) {
        Map<String, @Nullable Object> times = new HashMap<>();
        times.put("start", allDay ? start.toLocalDate().toString() : start.toString());
        times.put("end", null);
        if (random.nextInt(3) > 0) {
            times.put(
                    "end",
                    allDay
                            ? start.toLocalDate().plusDays(random.nextInt(3)).toString()
                            : start.plusHours(2).toString());
        }
        return times;
    }

    // The last rule is for timed events only: biweekly takes the UNTIL of an all-day event for an instant.
    private String rule(LocalDateTime start, boolean allDay) {
        String until =
                start.toLocalDate().plusWeeks(random.nextInt(8)).toString().replace("-", "");
        return RULES.get(random.nextInt(RULES.size() - (allDay ? 1 : 0))).formatted(until);
    }
}
