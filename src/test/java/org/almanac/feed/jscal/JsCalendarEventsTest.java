package org.almanac.feed.jscal;

import static org.almanac.feed.FeedExamples.days;
import static org.almanac.feed.FeedExamples.event;
import static org.almanac.feed.FeedExamples.timed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.almanac.event.Event;
import org.almanac.event.EventStatus;
import org.almanac.event.Recurrence;
import org.almanac.feed.ExampleSite;
import org.almanac.feed.render.EventCalendar;
import org.almanac.ical.recur.RecurrenceRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsCalendarEventsTest {
    private static final JsCalendarEvents EVENTS =
            new JsCalendarEvents(new EventCalendar(new ExampleSite()), new ExampleSite());

    @Test
    void anEventSaysAllThatIsKnown() throws Exception {
        Event event = event(
                "5G, 世界", timed("2027-06-08T09:00", "2027-06-10T17:30", "Europe/London"), EventStatus.CONFIRMED, null);

        assertThat(read(EVENTS.of(event))).isEqualTo(new ObjectMapper().readTree("""
            {"@type":"Event","uid":"5g@events.example","sequence":2,
             "created":"2026-01-01T00:00:00Z","updated":"2026-01-01T00:01:30Z",
             "title":"5G, 世界","status":"confirmed",
             "description":"Three days of 5G.\\n\\nAgenda\\n\\n* Keynotes & <b>more</b>\\n\\nWebsite: https://5g.example/\\nRegistration: https://5g.example/register\\nOnline: https://meet.example/5g\\nDetails: https://events.example/events/5g",
             "descriptionContentType":"text/plain",
             "start":"2027-06-08T09:00:00","duration":"PT56H30M","timeZone":"Europe/London",
             "freeBusyStatus":"free",
             "locations":{"venue":{"@type":"Location","name":"ExCeL London",
               "description":"ExCeL London, Western Gateway, United Kingdom","coordinates":"geo:51.508,0.029"}},
             "virtualLocations":{"online":{"@type":"VirtualLocation","uri":"https://meet.example/5g"}},
             "keywords":{"5G":true,"R&D":true},
             "links":{
               "details":{"@type":"Link","href":"https://events.example/events/5g","rel":"alternate","contentType":"text/html"},
               "website":{"@type":"Link","href":"https://5g.example/","rel":"describedby"},
               "registration":{"@type":"Link","href":"https://5g.example/register","rel":"related","title":"Registration"},
               "image":{"@type":"Link","href":"https://img.example/5g.png","rel":"icon","display":"fullsize"},
               "calendar":{"@type":"Link","href":"https://events.example/events/5g.ics","rel":"alternate","contentType":"text/calendar"}},
             "participants":{"organiser":{"@type":"Participant","name":"Informa","roles":{"owner":true},
               "links":{"website":{"@type":"Link","href":"https://informa.example/","rel":"describedby"}}}}}\
            """));
    }

    @Test
    void theSameEventGivesTheSameBytes() {
        Event event = event("5G", days("2027-06-08", "2027-06-10"), EventStatus.CONFIRMED, null);

        assertThat(EVENTS.of(event).bytes()).isEqualTo(EVENTS.of(event).bytes());
    }

    @Test
    void daysHaveNoTimeAndNoZone() throws Exception {
        JsonNode node = read(EVENTS.of(event("5G", days("2027-03-27", "2027-03-29"), EventStatus.CONFIRMED, null)));

        assertThat(node.get("start").asText()).isEqualTo("2027-03-27T00:00:00");
        assertThat(node.get("duration").asText()).isEqualTo("P3D");
        assertThat(node.get("showWithoutTime").asBoolean()).isTrue();
        assertThat(node.has("timeZone")).isFalse();
    }

    @Test
    void aDurationIsExactWhereTheClocksChange() throws Exception {
        JsonNode node = read(EVENTS.of(event(
                "5G", timed("2027-03-27T22:00", "2027-03-28T04:00", "Europe/London"), EventStatus.CONFIRMED, null)));

        assertThat(node.get("duration").asText()).isEqualTo("PT5H");
    }

    @Test
    void instancesThatDifferAreOverrides() throws Exception {
        Recurrence recurrence = new Recurrence(
                "FREQ=WEEKLY;UNTIL=20270801T075959Z;BYDAY=TU",
                List.of(at("2027-06-15T09:00")),
                List.of(at("2027-06-17T09:00")),
                List.of(
                        new Recurrence.Override(at("2027-06-22T09:00"), at("2027-06-23T10:00"), null, null),
                        new Recurrence.Override(at("2027-06-29T09:00"), null, null, EventStatus.CANCELLED),
                        new Recurrence.Override(at("2027-07-06T09:00"), null, at("2027-07-06T12:00"), null),
                        new Recurrence.Override(at("2027-07-13T09:00"), null, null, EventStatus.POSTPONED)));
        JsonNode node = read(EVENTS.of(event(
                "5G",
                timed("2027-06-08T09:00", "2027-06-08T10:00", "Europe/London"),
                EventStatus.CONFIRMED,
                recurrence)));

        assertThat(node.get("recurrenceRules")).isEqualTo(new ObjectMapper().readTree("""
            [{"@type":"RecurrenceRule","frequency":"weekly","until":"2027-08-01T08:59:59",
              "byDay":[{"@type":"NDay","day":"tu"}]}]\
            """));
        assertThat(node.get("recurrenceOverrides")).isEqualTo(new ObjectMapper().readTree("""
            {"2027-06-17T09:00:00":{},
             "2027-06-15T09:00:00":{"excluded":true},
             "2027-06-22T09:00:00":{"start":"2027-06-23T10:00:00"},
             "2027-06-29T09:00:00":{"excluded":true},
             "2027-07-06T09:00:00":{"duration":"PT3H"},
             "2027-07-13T09:00:00":{"title":"Postponed: 5G","status":"tentative"}}\
            """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=YEARLY;COUNT=3 | {'@type':'RecurrenceRule','frequency':'yearly','count':3}",
                "FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO,-1FR;WKST=SU | {'@type':'RecurrenceRule','frequency':'monthly',"
                        + "'interval':2,'byDay':[{'@type':'NDay','day':'mo','nthOfPeriod':1},"
                        + "{'@type':'NDay','day':'fr','nthOfPeriod':-1}],'firstDayOfWeek':'su'}",
                "FREQ=YEARLY;BYMONTH=3,11;BYMONTHDAY=-1;BYHOUR=9;BYMINUTE=30;BYSETPOS=1 |"
                        + " {'@type':'RecurrenceRule','frequency':'yearly','byMonth':['3','11'],'byMonthDay':[-1],"
                        + "'byHour':[9],'byMinute':[30],'bySetPosition':[1]}",
                "FREQ=DAILY;UNTIL=20270801 |"
                        + " {'@type':'RecurrenceRule','frequency':'daily','until':'2027-08-01T23:59:59'}",
            })
    void rulesAreSpelledOut(String rrule, String expected) throws Exception {
        JsonNode node = JsCalendarRule.of(RecurrenceRule.parse(rrule), ZoneId.of("Europe/London"));

        assertThat(new ObjectMapper().readTree(node.toString()))
                .isEqualTo(new ObjectMapper().readTree(expected.replace('\'', '"')));
    }

    private static JsonNode read(JsCalendarEvents.Entry entry) throws Exception {
        return new ObjectMapper().readTree(new String(entry.bytes(), StandardCharsets.UTF_8));
    }

    private static LocalDateTime at(String local) {
        return LocalDateTime.parse(local);
    }
}
