package org.almanac.site;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.almanac.event.Event;
import org.almanac.event.PublicEvents;
import org.almanac.event.Registers;
import org.almanac.problem.Problem;
import org.almanac.settings.SiteSettings;
import org.almanac.web.QueryString;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Tells editors of other sites how to embed a page of ours (oEmbed 1.0): an event as a card, a list as the widget's
 * frame. Only JSON is spoken.
 */
@Path("/oembed")
class OembedResource {
    private static final int WIDTH = 480;
    private static final int NARROWEST = 240;
    private static final int CARD_HEIGHT = 160;
    private static final int LIST_HEIGHT = 460;
    private static final int LOWEST = 120;
    private static final int NOT_IMPLEMENTED = 501;

    private final PublicEvents events;
    private final Registers registers;
    private final SiteSettings site;

    OembedResource(PublicEvents events, Registers registers, SiteSettings site) {
        this.events = events;
        this.registers = registers;
        this.site = site;
    }

    @GET
    @Operation(hidden = true)
    public Response describe(
            @QueryParam("url") @Nullable String url,
            @QueryParam("format") @Nullable String format,
            @QueryParam("maxwidth") @Nullable String maxWidth,
            @QueryParam("maxheight") @Nullable String maxHeight) {
        if (format != null && !format.equals("json")) {
            return Response.status(NOT_IMPLEMENTED)
                    .type(MediaType.TEXT_PLAIN)
                    .entity("Only json is available.")
                    .build();
        }
        String[] path = path(url);
        int width = Math.max(NARROWEST, Math.min(WIDTH, number("maxwidth", maxWidth)));
        boolean event = path.length == 2 && path[0].equals("events");
        int height = Math.max(LOWEST, Math.min(event ? CARD_HEIGHT : LIST_HEIGHT, number("maxheight", maxHeight)));
        OembedAnswer answer = event ? card(path[1], width, height) : list(path, width, height);
        return Response.ok(answer, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .header("Access-Control-Allow-Origin", "*")
                .build();
    }

    private OembedAnswer card(String slug, int width, int height) {
        Event event = events.findShown(slug);
        return answer(event.title(), "/cards/" + QueryString.encoded(event.slug()), width, height);
    }

    private OembedAnswer list(String[] path, int width, int height) {
        if (path.length == 0) {
            return answer("Upcoming events", "/embed", width, height);
        }
        if (path.length != 2) {
            throw unknown();
        }
        return switch (path[0]) {
            case "tags" ->
                answer(registers.tags().findShown(path[1]).value().name(), embed("tags", path[1]), width, height);
            case "series" ->
                answer(registers.series().findShown(path[1]).value().name(), embed("series", path[1]), width, height);
            case "organisers" ->
                answer(
                        registers.organisers().findShown(path[1]).value().name(),
                        embed("organiser", path[1]),
                        width,
                        height);
            default -> throw unknown();
        };
    }

    private static String embed(String parameter, String slug) {
        return "/embed" + new QueryString().with(parameter, slug);
    }

    private OembedAnswer answer(String title, String frame, int width, int height) {
        return OembedAnswer.frame(title, site.link(frame), width, height, site.siteName(), site.link("/"));
    }

    /** The parts of a path on this site; none for the front page. */
    private String[] path(@Nullable String url) {
        try {
            String base = site.link("/");
            if (url == null || !(url + "/").startsWith(base)) {
                throw unknown();
            }
            String path = new URI(url)
                    .getRawPath()
                    .substring(new URI(base).getRawPath().length() - 1);
            String parts = path.replaceFirst("^/+", "").replaceFirst("/+$", "");
            return parts.isEmpty() ? new String[0] : decoded(parts.split("/", -1));
        } catch (URISyntaxException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw unknown();
        }
    }

    private static String[] decoded(String[] parts) {
        for (int i = 0; i < parts.length; i++) {
            parts[i] = URLDecoder.decode(parts[i].replace("+", "%2B"), StandardCharsets.UTF_8);
            if (parts[i].indexOf('\0') >= 0) {
                throw Problem.malformed("url holds a NUL character.");
            }
        }
        return parts;
    }

    private static int number(String name, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return Integer.MAX_VALUE;
        }
        try {
            return Integer.parseInt(typed.strip());
        } catch (NumberFormatException e) {
            throw Problem.malformed(name + " must be a number of pixels.");
        }
    }

    private static Problem unknown() {
        return Problem.notFound("url must be the address of an event or a list of events on this site.");
    }
}
