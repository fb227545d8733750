package org.almanac.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.almanac.client.api.EventsApi;
import org.almanac.client.api.ImportsApi;
import org.almanac.client.model.Event;
import org.almanac.client.model.EventList;
import org.almanac.client.model.EventStatus;
import org.almanac.client.model.ImportOutcome;
import org.almanac.client.model.ImportReport;
import org.almanac.client.model.PatchEvent;
import org.almanac.client.model.Problem;
import org.almanac.client.model.SaveEvent;
import org.almanac.client.model.SaveVenue;

/** What somebody would write who has the generated client; compiled with it by GeneratedClientTest. */
public final class ClientCalls {
    private static final Pattern NEXT = Pattern.compile("<[^>]*[?&]cursor=([^&>]+)[^>]*>; rel=\"next\"");

    private final ApiClient client = new ApiClient();
    private final String word = UUID.randomUUID().toString().substring(0, 8);

    public ClientCalls(String address, String token) {
        client.updateBaseUri(address);
        client.setRequestInterceptor(request -> request.setHeader("Authorization", "Bearer " + token));
    }

    public void createsChangesAndReads() throws ApiException {
        EventsApi events = new EventsApi(client);
        ApiResponse<Event> made = events.createEventWithHttpInfo(event("Summit").note("Bring a coat."), null);
        Event event = made.getData();
        assertThat(made.getStatusCode()).isEqualTo(201);
        assertThat(made.getHeaders().get("location").get(0)).endsWith("/api/v1/events/" + event.getId());
        assertThat(event.getStatus()).isEqualTo(EventStatus.CONFIRMED);
        assertThat(event.getVenue().getCity()).isEqualTo("Erfurt");
        assertThat(event.getCreatedAt()).isNotNull();

        String revision = made.getHeaders().get("etag").get(0);
        Event changed = events.patchEvent(
                event.getId().toString(), new PatchEvent().title("Congress " + word).note(null), revision);

        assertThat(changed.getTitle()).isEqualTo("Congress " + word);
        assertThat(changed.getNote()).isNull();
        assertThat(changed.getVenue()).isEqualTo(event.getVenue());
        assertThat(changed.getRevision()).isEqualTo(event.getRevision() + 1);

        ApiException stale = catchThrowableOfType(
                ApiException.class,
                () -> events.patchEvent(event.getId().toString(), new PatchEvent().title("Late"), revision));
        assertThat(stale.getCode()).isEqualTo(412);
        assertThat(events.getEvent(event.getId().toString(), null).getTitle()).isEqualTo("Congress " + word);
    }

    public void readsAListPageByPage() throws ApiException {
        EventsApi events = new EventsApi(client);
        for (int i = 0; i < 5; i++) {
            events.createEvent(event("Part " + i), null);
        }
        List<String> titles = new ArrayList<>();
        int pages = 0;
        String cursor = null;
        do {
            ApiResponse<EventList> page = events.listEventsWithHttpInfo(
                    List.of("client-" + word), null, null, null, null, null, cursor, null, 2, null, null);
            page.getData().getItems().forEach(event -> titles.add(event.getTitle()));
            cursor = cursor(page);
            pages++;
        } while (cursor != null);
        assertThat(pages).isEqualTo(3);
        assertThat(titles)
                .containsExactlyInAnyOrder(
                        "Part 0 " + word, "Part 1 " + word, "Part 2 " + word, "Part 3 " + word, "Part 4 " + word);
    }

    public void importsATable() throws ApiException {
        ImportReport report = new ImportsApi(client)
                .importEvents(
                        "title,start,city\nFair " + word + ",2027-06-08,Erfurt\n,2027-06-09,Erfurt\n",
                        null,
                        false,
                        null,
                        null,
                        null,
                        "client " + word);
        assertThat(report.getCreated()).isEqualTo(1);
        assertThat(report.getSkipped()).isEqualTo(1);
        assertThat(report.getItems().get(0).getOutcome()).isEqualTo(ImportOutcome.CREATED);
        assertThat(report.getItems().get(1).getReason()).isNotBlank();
        assertThat(new ImportsApi(client).undoImport(report.getId().toString()).getWithdrawn())
                .isEqualTo(1);
    }

    public void readsWhatIsWrongWithAField() throws Exception {
        ApiException refused = catchThrowableOfType(
                ApiException.class,
                () -> new EventsApi(client).createEvent(event("Fair").start("tomorrow"), null));
        assertThat(refused.getCode()).isEqualTo(422);
        Problem problem = client.getObjectMapper().readValue(refused.getResponseBody(), Problem.class);
        assertThat(problem.getStatus()).isEqualTo(422);
        assertThat(problem.getErrors()).hasSize(1);
        assertThat(problem.getErrors().get(0).getField()).isEqualTo("start");
        assertThat(problem.getErrors().get(0).getMessage()).isNotBlank();
    }

    private SaveEvent event(String title) {
        return new SaveEvent()
                .title(title + " " + word)
                .start("2027-06-08T09:00")
                .timeZone("Europe/Berlin")
                .published(true)
                .tags(List.of("Client " + word))
                .venue(new SaveVenue().name("Hall " + word).city("Erfurt").country("DE"));
    }

    private static String cursor(ApiResponse<?> page) {
        List<String> links = page.getHeaders().getOrDefault("link", List.of());
        Matcher next = NEXT.matcher(String.join(",", links));
        return next.find() ? next.group(1) : null;
    }
}
