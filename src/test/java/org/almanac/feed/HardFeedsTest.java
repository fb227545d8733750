package org.almanac.feed;

import static org.almanac.api.ApiClient.anonymous;
import static org.almanac.api.ApiClient.editor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds of what calendar programs have trouble with, as a program reads them that is not ours. */
@QuarkusTest
class HardFeedsTest {
    private static final List<String> ZONES = List.of(
            "Europe/London",
            "Europe/Dublin",
            "Europe/Berlin",
            "Europe/Chisinau",
            "Atlantic/Azores",
            "Africa/Casablanca",
            "Africa/El_Aaiun",
            "Africa/Cairo",
            "Asia/Jerusalem",
            "Asia/Beirut",
            "Asia/Gaza",
            "Asia/Kolkata",
            "Asia/Kathmandu",
            "Australia/Sydney",
            "Australia/Adelaide",
            "Australia/Lord_Howe",
            "Australia/Eucla",
            "Pacific/Auckland",
            "Pacific/Chatham",
            "Pacific/Norfolk",
            "Pacific/Kiritimati",
            "America/St_Johns",
            "America/New_York",
            "America/Havana",
            "America/Santiago",
            "America/Nuuk");
    private static final List<Duration> STEPS = List.of(
            Duration.ofDays(-40),
            Duration.ofHours(-14),
            Duration.ofMinutes(-30),
            Duration.ofMinutes(30),
            Duration.ofHours(10),
            Duration.ofDays(40));

    @Inject
    Clock clock;

    @Test
    void timesAroundEveryChangeOfTheClocksAreReadAsTheyAreMeant() {
        Map<String, Instant> meant = new TreeMap<>();
        List<Map<String, Object>> events = new ArrayList<>();
        for (String zone : ZONES) {
            for (LocalDateTime time : times(ZoneId.of(zone))) {
                String title = zone + " " + time;
                meant.put(title, time.atZone(ZoneId.of(zone)).toInstant());
                events.add(
                        Map.of("title", title, "start", time.toString(), "timeZone", zone, "tags", List.of("clocks")));
            }
        }
        importAll(events);

        Map<String, Instant> read = feed("clocks").stream()
                .collect(Collectors.toMap(
                        event -> event.getSummary().getValue(),
                        event -> event.getDateStart().getValue().toInstant()));

        assertThat(meant).hasSizeGreaterThan(900);
        assertThat(read).isEqualTo(meant);
    }

    private Set<LocalDateTime> times(ZoneId zone) {
        Set<LocalDateTime> times = new TreeSet<>();
        Instant end = clock.instant().plus(Duration.ofDays(4 * 365)).truncatedTo(ChronoUnit.HOURS);
        ZoneOffsetTransition change = zone.getRules().nextTransition(clock.instant());
        for (;
                change != null && change.getInstant().isBefore(end);
                change = zone.getRules().nextTransition(change.getInstant())) {
            for (Duration step : STEPS) {
                times.add(LocalDateTime.ofInstant(change.getInstant().plus(step), zone)
                        .truncatedTo(ChronoUnit.MINUTES));
            }
        }
        times.add(LocalDateTime.ofInstant(end, ZoneOffset.UTC));
        return times;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "قمة شبكات الجيل الخامس في دبي، ٢٠٢٧",
                "第五代移动通信大会；上海，二〇二七年",
                "👩‍👩‍👧‍👦 👨🏽‍💻 🏳️‍🌈 🇬🇧 1️⃣",
                "Zu\u0308rich, Cafe\u0301",
                "a\\b; c, d: \"e\" 'f' \\n \\, \\; \\\\",
                "END:VEVENT",
            })
    void textsAreReadAsTheyWereWritten(String text) {
        String tag = "text-" + Integer.toHexString(text.hashCode());
        String paragraph = (text + " ").repeat(19_000 / (text.length() + 1)).strip();
        importAll(List.of(Map.of(
                "title",
                text,
                "description",
                "```\r\n" + paragraph + "\r\nsecond line\r\n```",
                "start",
                LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString(),
                "timeZone",
                "UTC",
                "tags",
                List.of(tag),
                "venue",
                Map.of("name", text, "city", "Köln"))));

        assertThat(feed(tag)).singleElement().satisfies(event -> {
            assertThat(event.getSummary().getValue()).isEqualTo(text);
            assertThat(event.getDescription().getValue()).startsWith(paragraph + "\nsecond line\n");
            assertThat(event.getLocation().getValue()).isEqualTo(text + ", Köln");
        });
    }

    private static void importAll(List<Map<String, Object>> events) {
        editor().contentType("application/json; charset=utf-8")
                .body(events)
                .post("/api/v1/import?source=hard")
                .then()
                .statusCode(200)
                .body("created", is(events.size()));
    }

    private static List<VEvent> feed(String tag) {
        return Biweekly.parse(anonymous().get("/tags/" + tag + ".ics").asString())
                .first()
                .getEvents();
    }
}
