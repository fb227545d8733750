package org.almanac.subscriber;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.almanac.time.Language;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** The form on which readers subscribe. */
@Path("/subscribe")
class SubscribeResource {
    private static final int MOST = 50;

    private final ChoiceForms forms;
    private final Languages languages;

    SubscribeResource(ChoiceForms forms, Languages languages) {
        this.forms = forms;
        this.languages = languages;
    }

    /** The parameters preselect: they are those of the feeds. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response form(
            @RestQuery("tag") List<String> tags,
            @RestQuery("series") List<String> series,
            @RestQuery("organiser") List<String> organisers,
            @RestQuery("event") List<String> events,
            HttpHeaders headers) {
        Language language = languages.accepted(headers.getAcceptableLanguages());
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
                null,
                null,
                null);
        TemplateInstance page = SubscriberPages.subscribe(forms.of(input, List.of(), language));
        return LinkPageResource.written(Response.ok(), page, language)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
                .build();
    }

    private static List<String> slugs(List<String> given) {
        return given.stream().filter(Slugs::isSlug).limit(MOST).toList();
    }
}
