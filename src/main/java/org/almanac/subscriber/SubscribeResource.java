package org.almanac.subscriber;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** The form on which readers subscribe. */
@Path("/subscribe")
class SubscribeResource {
    private static final int MOST = 50;

    private final ChoiceForms forms;

    SubscribeResource(ChoiceForms forms) {
        this.forms = forms;
    }

    /** The parameters preselect: they are those of the feeds. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response form(
            @RestQuery("tag") List<String> tags,
            @RestQuery("series") List<String> series,
            @RestQuery("organiser") List<String> organisers,
            @RestQuery("event") List<String> events) {
        SubscriptionInput input = new SubscriptionInput(
                null,
                null,
                slugs(tags),
                slugs(series),
                slugs(organisers),
                slugs(events),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        return Response.ok(SubscriberPages.subscribe(forms.of(input, List.of())).render())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .build();
    }

    private static List<String> slugs(List<String> given) {
        return given.stream().filter(Slugs::isSlug).limit(MOST).toList();
    }
}
