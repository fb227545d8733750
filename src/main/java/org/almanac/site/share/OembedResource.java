package org.almanac.site.share;

import io.netty.handler.codec.http.QueryStringDecoder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.almanac.event.Event;
import org.almanac.event.EventFilter;
import org.almanac.event.read.PublicEvents;
import org.almanac.event.register.Registers;
import org.almanac.problem.Problem;
import org.almanac.settings.SiteSettings;
import org.almanac.site.Choice;
import org.almanac.web.ProblemResponse;
import org.almanac.web.QueryString;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Tells editors of other sites how to embed a page of ours (oEmbed 1.0): an event as a card, a list as the widget's
 * frame. What is given is never larger than the caller has room for (§2.2).
 */
@Path("/oembed")
class OembedResource {
    private static final int WIDTH = 480;
    private static final int CARD_HEIGHT = 160;
    private static final int LIST_HEIGHT = 460;
    private static final int NOT_IMPLEMENTED = 501;
    private static final String XML = "text/xml; charset=utf-8";

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
        boolean xml = "xml".equals(format);
        if (format != null && !xml && !format.equals("json")) {
            return Response.status(NOT_IMPLEMENTED)
                    .type(ProblemResponse.MEDIA_TYPE)
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .entity(ProblemResponse.of(NOT_IMPLEMENTED, "format is json or xml."))
                    .build();
        }
        URI page = page(url);
        String[] path = path(page);
        int width = Math.min(WIDTH, number("maxwidth", maxWidth));
        boolean event = path.length == 2 && path[0].equals("events");
        int height = Math.min(event ? CARD_HEIGHT : LIST_HEIGHT, number("maxheight", maxHeight));
        OembedAnswer answer = event ? card(path[1], width, height) : list(path, page.getRawQuery(), width, height);
        return (xml ? Response.ok(answer.xml(), XML) : Response.ok(answer, MediaType.APPLICATION_JSON_TYPE))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .header("Access-Control-Allow-Origin", "*")
                .build();
    }

    private OembedAnswer card(String slug, int width, int height) {
        Event event = events.findShown(slug);
        return answer(event.title(), "/cards/" + QueryString.encoded(event.slug()), width, height);
    }

    private OembedAnswer list(String[] path, @Nullable String query, int width, int height) {
        if (path.length == 0) {
            return answer("Upcoming events", "/embed" + embedded(query), width, height);
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

    /** The same choice in the words of the frame. */
    private static QueryString embedded(@Nullable String query) {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        new QueryStringDecoder(query == null ? "" : query, false).parameters().forEach(parameters::put);
        Choice choice = Choice.of(Choice.FRONT, parameters);
        if (!choice.embeddable()) {
            throw Problem.notFound("A list that is narrowed by words, or to what is online, cannot be embedded.");
        }
        EventFilter filter = choice.filter();
        Set<String> tags = new TreeSet<>(filter.tags());
        return new QueryString()
                .with("tags", tags.isEmpty() ? null : String.join(",", tags))
                .with("series", filter.series())
                .with("organiser", filter.organiser())
                .with("country", filter.country());
    }

    private static String embed(String parameter, String slug) {
        return "/embed" + new QueryString().with(parameter, slug);
    }

    private OembedAnswer answer(String title, String frame, int width, int height) {
        return OembedAnswer.frame(title, site.link(frame), width, height, site.siteName(), site.link("/"));
    }

    /** An address on this site. */
    private URI page(@Nullable String url) {
        try {
            if (url == null || !(url.replaceFirst("[?#].*", "") + "/").startsWith(site.link("/"))) {
                throw unknown();
            }
            return new URI(url);
        } catch (URISyntaxException e) {
            throw unknown();
        }
    }

    /** The parts of a path on this site; none for the front page. */
    private String[] path(URI page) {
        try {
            String path = page.getRawPath()
                    .substring(new URI(site.link("/")).getRawPath().length() - 1);
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
            int pixels = Integer.parseInt(typed.strip());
            if (pixels > 0) {
                return pixels;
            }
        } catch (NumberFormatException e) {
            // Told below, as for a number that nothing fits into.
        }
        throw Problem.malformed(name + " must be a number of pixels, at least 1.");
    }

    private static Problem unknown() {
        return Problem.notFound("url must be the address of an event or a list of events on this site.");
    }
}
