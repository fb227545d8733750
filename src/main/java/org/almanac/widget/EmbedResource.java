package org.almanac.widget;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.almanac.web.CachePolicy;
import org.almanac.web.Representation;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The list for places where the script cannot be put: a page for a frame, a fragment for server-side includes. */
@Path("/")
class EmbedResource {
    private static final String HTML = "text/html; charset=utf-8";
    private static final CachePolicy CACHING = CachePolicy.ofMany(Duration.ofMinutes(1));

    private final WidgetCalendar calendar;
    private final Clock clock;

    EmbedResource(WidgetCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "widget")
    static class Templates {
        private Templates() {}

        static native TemplateInstance fragment(EmbedView view);

        static native TemplateInstance embed(
                EmbedView view, Map<String, String> attributes, Set<String> topics, String language, String theme);
    }

    /** A page to be framed: the element, and inside it the same list for readers without scripts. */
    @GET
    @Path("embed")
    @Operation(hidden = true)
    public Response embed(@Context UriInfo uri, @Context HttpServerRequest request) {
        EmbedRequest asked = EmbedRequest.of(uri.getQueryParameters());
        Instant now = clock.instant();
        EmbedView view = calendar.drawn(asked, now);
        String language = asked.locale().toLanguageTag();
        TemplateInstance page =
                Templates.embed(view, asked.attributes(), asked.query().match(), language, asked.theme());
        return page(page, view, now, request);
    }

    @GET
    @Path("widget.html")
    @Operation(hidden = true)
    public Response fragment(@Context UriInfo uri, @Context HttpServerRequest request) {
        EmbedRequest asked = EmbedRequest.of(uri.getQueryParameters());
        Instant now = clock.instant();
        EmbedView view = calendar.drawn(asked, now);
        return page(Templates.fragment(view), view, now, request);
    }

    private static Response page(TemplateInstance template, EmbedView view, Instant now, HttpServerRequest request) {
        byte[] bytes = template.render().getBytes(StandardCharsets.UTF_8);
        Representation body = Representation.of(HTML, bytes, view.changesAt());
        return WidgetAnswers.answer(request, body, CACHING.encodedHeader(now, body.changesAt()));
    }
}
