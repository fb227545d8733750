package org.almanac.site;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.almanac.settings.SiteSettings;

/** Pages that caches may keep and must ask about: an edit shows at once, and nothing is sent twice. */
final class Pages {
    private Pages() {}

    static Response answer(TemplateInstance template, Request request) {
        byte[] body = template.render().getBytes(StandardCharsets.UTF_8);
        EntityTag tag = new EntityTag(hash(body));
        Response.ResponseBuilder answer = request.evaluatePreconditions(tag);
        if (answer == null) {
            answer = Response.ok(body, "text/html; charset=utf-8");
        }
        return answer.tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "public, no-cache")
                .build();
    }

    /** To where something is found since it was renamed or merged. */
    static Response moved(SiteSettings site, String path, String slug) {
        String encoded = URLEncoder.encode(slug, StandardCharsets.UTF_8);
        return Response.status(Response.Status.MOVED_PERMANENTLY)
                .location(URI.create(site.link(path + encoded)))
                .build();
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
