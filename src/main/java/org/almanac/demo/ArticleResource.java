package org.almanac.demo;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.almanac.problem.Problem;
import org.almanac.settings.SiteSettings;
import org.almanac.time.DateWords;
import org.almanac.time.WallTime;
import org.almanac.web.CachePolicy;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** The widget in its place: the sidebar of a news article. */
@Path("/demo/article")
class ArticleResource {
    private static final CachePolicy CACHING = CachePolicy.ofPage(Duration.ofMinutes(1));

    private final SiteSettings site;
    private final Clock clock;

    ArticleResource(SiteSettings site, Clock clock) {
        this.site = site;
        this.clock = clock;
    }

    /** The day that the article says it appeared. */
    record Published(String iso, String text) {}

    @CheckedTemplate(basePath = "demo")
    static class Templates {
        private Templates() {}

        static native TemplateInstance article(Published published, Boolean events);
    }

    /**
     * @param events {@code none} leaves the widget out, so that its cost can be measured
     */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response article(@RestQuery("events") @DefaultValue("") String events) {
        if (!site.demo()) {
            throw Problem.notFound("There is nothing at this address.");
        }
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, site.defaultTimeZone());
        Instant tomorrow = WallTime.startOfDay(today.plusDays(1), site.defaultTimeZone());
        Published published = new Published(today.toString(), DateWords.day(today));
        return Response.ok(Templates.article(published, !events.equals("none")).render())
                .header(HttpHeaders.CACHE_CONTROL, CACHING.header(now, tomorrow))
                .build();
    }
}
