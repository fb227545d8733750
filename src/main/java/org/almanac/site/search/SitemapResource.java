package org.almanac.site.search;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.almanac.event.read.AddressQueries;
import org.almanac.event.read.PublicNames;
import org.almanac.problem.Problem;
import org.almanac.settings.SiteSettings;
import org.almanac.site.cache.PageAnswers;
import org.almanac.site.cache.Rendered;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The pages there are, for search engines. */
@Path("/")
class SitemapResource {
    private static final String XML = "application/xml; charset=utf-8";

    private final Sitemap sitemap;
    private final PageAnswers answers;

    SitemapResource(AddressQueries queries, PublicNames names, SiteSettings site, PageAnswers answers) {
        this.sitemap = new Sitemap(queries, names, site, Sitemap.PER_PART);
        this.answers = answers;
    }

    @GET
    @Path("sitemap.xml")
    @Operation(hidden = true)
    public Response root(@Context HttpServerRequest request) {
        return answers.page(request, () -> new Rendered(XML, sitemap.root(), Instant.MAX));
    }

    @GET
    @Path("sitemap-{part: [0-9]{1,4}}.xml")
    @Operation(hidden = true)
    public Response part(@PathParam("part") int part, @Context HttpServerRequest request) {
        return answers.page(request, () -> {
            String text = sitemap.part(part);
            if (text == null) {
                throw Problem.notFound("There is no such part of the sitemap.");
            }
            return new Rendered(XML, text, Instant.MAX);
        });
    }
}
