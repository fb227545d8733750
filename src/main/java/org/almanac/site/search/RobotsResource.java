package org.almanac.site.search;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.almanac.settings.SiteSettings;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * What crawlers should leave alone (RFC 9309): nothing there is for readers. And where all that is for them is listed.
 * Personal calendars may be fetched, since calendar services may obey these rules for a reader; their answers say that
 * they are not to be indexed, which a crawler that is kept out would not learn.
 */
@Path("/robots.txt")
class RobotsResource {
    private static final String RULES = """
        User-agent: *
        Disallow: /admin
        Disallow: /api/
        Disallow: /q/
        Disallow: /subscriptions/
        Disallow: /unsubscribe/
        Allow: /u/*/calendar.ics
        Disallow: /u/

        Sitemap: %s
        """;

    private final SiteSettings site;

    RobotsResource(SiteSettings site) {
        this.site = site;
    }

    @GET
    @Operation(hidden = true)
    public Response robots() {
        return Response.ok(RULES.formatted(site.link("/sitemap.xml")), "text/plain; charset=utf-8")
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .build();
    }
}
