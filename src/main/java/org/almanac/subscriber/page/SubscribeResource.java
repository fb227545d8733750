package org.almanac.subscriber.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.almanac.subscriber.choice.ChoiceFormBuilder;
import org.almanac.subscriber.choice.Preselection;
import org.almanac.subscriber.words.ChoiceMessages;
import org.almanac.subscriber.words.ReaderLanguages;
import org.almanac.time.Language;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The form on which readers subscribe. */
@Path("/subscribe")
class SubscribeResource {
    private final ChoiceFormBuilder forms;
    private final ReaderLanguages readerLanguages;

    SubscribeResource(ChoiceFormBuilder forms, ReaderLanguages readerLanguages) {
        this.forms = forms;
        this.readerLanguages = readerLanguages;
    }

    /** The parameters preselect: they are those of the lists and feeds, and {@code event}. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response form(@Context UriInfo uri, HttpHeaders headers) {
        Language language = readerLanguages.accepted(headers.getAcceptableLanguages());
        Preselection asked =
                Preselection.of(uri.getQueryParameters(), ReaderLanguages.words(ChoiceMessages.class, language));
        return LinkPageResource.written(
                        Response.ok(),
                        SubscriberPages.subscribe(forms.of(asked.input(), List.of(), language), asked.left()),
                        language)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
                .build();
    }
}
