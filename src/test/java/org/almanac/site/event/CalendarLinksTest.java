package org.almanac.site.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.almanac.event.Actor;
import org.almanac.event.Event;
import org.almanac.event.EventTime;
import org.almanac.event.SaveEvent;
import org.almanac.event.write.Catalogue;
import org.almanac.settings.SiteSettings;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CalendarLinksTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Inject
    Catalogue catalogue;

    @Inject
    SiteSettings site;

    @Test
    void aTimedEventGoesOverAsInstants() {
        EventTime time = new EventTime(
                LocalDateTime.parse("2027-06-08T09:00"), LocalDateTime.parse("2027-06-10T17:30"), LONDON, false);
        CalendarLinks links = CalendarLinks.of(event("Talks & drinks"), time, "ExCeL, London", site);

        assertThat(links.google())
                .contains("text=Talks%20%26%20drinks", "dates=20270608T080000Z%2F20270610T163000Z")
                .contains("ctz=Europe%2FLondon", "location=ExCeL%2C%20London");
        assertThat(links.outlook())
                .startsWith("https://outlook.live.com/calendar/0/deeplink/compose?")
                .contains("startdt=2027-06-08T08%3A00%3A00Z", "enddt=2027-06-10T16%3A30%3A00Z", "allday=false");
        assertThat(links.office()).startsWith("https://outlook.office.com/");
        assertThat(links.webcal()).startsWith("webcal://").endsWith(".ics");
    }

    @Test
    void anAllDayEventGoesOverWithTheDayAfterItsLast() {
        EventTime time = new EventTime(
                LocalDateTime.parse("2027-06-08T00:00"), LocalDateTime.parse("2027-06-10T00:00"), LONDON, true);
        CalendarLinks links = CalendarLinks.of(event("All day"), time, "", site);

        assertThat(links.google()).contains("dates=20270608%2F20270611");
        assertThat(links.outlook()).contains("startdt=2027-06-08&enddt=2027-06-11&allday=true");
    }

    private Event event(String title) {
        return catalogue.create(
                SaveEvent.builder()
                        .title(title)
                        .start("2027-06-08")
                        .timeZone("Europe/London")
                        .allDay(true)
                        .published(true)
                        .tags(List.of())
                        .keyDates(List.of())
                        .build(),
                new Actor("test"));
    }
}
