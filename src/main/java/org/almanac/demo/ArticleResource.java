package org.almanac.demo;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import org.almanac.problem.Problem;
import org.almanac.settings.SiteSettings;
import org.almanac.time.DateWords;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** The widget in its place: the sidebar of a news article. */
@Path("/demo/article")
class ArticleResource {
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
    public String article(@RestQuery("events") @DefaultValue("") String events) {
        if (!site.demo()) {
            throw Problem.notFound("There is nothing at this address.");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), site.defaultTimeZone());
        return Templates.article(new Published(today.toString(), DateWords.day(today)), !events.equals("none"))
                .render();
    }
}
