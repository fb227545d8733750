package org.almanac.admin;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.almanac.web.LocalAddress;

/** What the desk's resources have in common. */
public abstract class DeskResource {
    /** A form that is shown again, with what is wrong beside its fields. */
    protected static final int UNPROCESSABLE = 422;

    /** So long what an editor began is worked on before the page is answered; a job does the rest. */
    protected static final Duration WHILE_ONE_WAITS = Duration.ofMillis(1_500);

    public static final int OK = 200;

    /** A mail is shown, never run: no scripts, no forms, no way to the page around it, nothing fetched. */
    private static final String MAIL_POLICY = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
            + " style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

    /** A page of somebody's desk: no cache keeps it, so that nobody sees it after logging out. */
    protected static Response page(int status, TemplateInstance page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(page.render())
                .build();
    }

    /** A mail's HTML, for a frame. */
    protected static Response mail(String html) {
        return Response.ok(html, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header("Content-Security-Policy", MAIL_POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Sends the browser on after a form was acted on. */
    protected static Response seeOther(String path) {
        return LocalAddress.seeOther(path)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
