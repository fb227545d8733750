package org.almanac.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NoticeJsonLdTest {
    private final NoticeJsonLd jsonLd = new NoticeJsonLd(new ObjectMapper());

    @Test
    void reminderIsAnEventWithItsTimesAndPlace() throws Exception {
        JsonNode event = described("reminder").get(0);
        assertThat(event.path("@type").asText()).isEqualTo("Event");
        assertThat(event.path("name").asText()).isEqualTo("5G World Summit");
        assertThat(event.path("startDate").asText()).isEqualTo("2027-06-08T09:00:00+01:00");
        assertThat(event.path("eventStatus").asText()).isEqualTo("https://schema.org/EventScheduled");
        assertThat(event.path("location").path("@type").asText()).isEqualTo("Place");
    }

    @Test
    void statusSaysWhatHasBecomeOfIt() throws Exception {
        assertThat(status("cancelled")).isEqualTo("https://schema.org/EventCancelled");
        assertThat(status("postponed")).isEqualTo("https://schema.org/EventPostponed");
        assertThat(status("back-on")).isEqualTo("https://schema.org/EventScheduled");
        assertThat(status("moved")).isEqualTo("https://schema.org/EventRescheduled");
        assertThat(described("moved").get(0).path("previousStartDate").asText()).isEqualTo("2027-05-04T09:00:00+01:00");
    }

    @Test
    void eachDateThatIsOffIsAnEventOfItsOwn() throws Exception {
        assertThat(described("dates-off")).hasSize(2);
    }

    @Test
    void dateOfASeriesThatMovesIsAnEventOfItsOwn() throws Exception {
        JsonNode dates = described("dates-moved");
        assertThat(dates).hasSize(2);
        assertThat(dates.get(1).path("startDate").asText()).isEqualTo("2027-07-09T19:00:00+01:00");
        assertThat(dates.get(1).path("previousStartDate").asText()).isEqualTo("2027-07-08T19:00:00+01:00");
        assertThat(status("date-back")).isEqualTo("https://schema.org/EventScheduled");
        assertThat(described("also")).hasSize(2);
    }

    @Test
    void hybridEventIsInTwoPlaces() throws Exception {
        JsonNode event = described("changed").get(0);
        assertThat(event.path("location")).hasSize(2);
        assertThat(event.path("eventAttendanceMode").asText()).endsWith("/MixedEventAttendanceMode");
    }

    @Test
    void noTitleEndsTheScript() throws Exception {
        String script = Objects.requireNonNull(script("hostile"));
        assertThat(script).doesNotContain("<", ">", "&");
        assertThat(new ObjectMapper().readTree(script).get(0).path("name").asText())
                .isEqualTo(SampleMails.HOSTILE);
    }

    @Test
    void mailAboutNoEventDescribesNone() {
        assertThat(script("nothing")).isNull();
        assertThat(script("withdrawn")).isNull();
    }

    private String status(String mail) throws Exception {
        return described(mail).get(0).path("eventStatus").asText();
    }

    private JsonNode described(String mail) throws Exception {
        return new ObjectMapper().readTree(script(mail));
    }

    private @Nullable String script(String mail) {
        return jsonLd.script(SampleMails.of("en", mail), 10);
    }
}
