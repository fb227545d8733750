package org.almanac.admin.imports;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.almanac.web.QueryString;
import org.almanac.web.SignedIn;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells an editor who chose too large a file so on the page. The service turns such a request away before anything reads
 * it; a browser that is still sending then shows a broken connection and no reason. So the rest is read here and thrown
 * away, save the small fields behind the file, which go back into the form. Not for those who have not signed in.
 */
@ApplicationScoped
class ImportLimit {
    /** The parameter that says so to the page. */
    static final String REFUSED = "refused";

    private static final String PATH = "/admin/import";
    /** After authentication (200), before the body is looked at (10). */
    private static final int BEFORE_THE_BODY = 20;

    /** What is larger by so much is not waited for. */
    private static final int MOST_TIMES = 20;

    private static final int TAIL = 4_096;
    private static final Pattern FIELD =
            Pattern.compile("name=\"(source|format)\"\r\n(?:[^\r\n]++\r\n)*+\r\n([^\r\n]{0,100})\r\n--");

    private final long mostBytes;

    ImportLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize mostBytes) {
        this.mostBytes = mostBytes.asLongValue();
    }

    /** The largest file, for people. */
    String largest() {
        long megabytes = mostBytes / (1024 * 1024);
        return megabytes > 0 ? megabytes + " MB" : mostBytes / 1024 + " KB";
    }

    String message() {
        return "This is larger than the " + largest() + " that go in at once. Divide it, and import the parts.";
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_THE_BODY);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        long length = length(request);
        if (!PATH.equals(context.normalizedPath())
                || request.method() != HttpMethod.POST
                || !SignedIn.is(context)
                || length <= mostBytes
                || length / MOST_TIMES > mostBytes) {
            context.next();
            return;
        }
        Tail tail = new Tail();
        request.handler(tail::add);
        request.endHandler(end -> context.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, tail.location())
                .end());
        request.resume();
    }

    private static long length(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
    }

    /** The end of a body. */
    private static final class Tail {
        private Buffer kept = Buffer.buffer();

        void add(Buffer chunk) {
            kept.appendBuffer(chunk);
            if (kept.length() > TAIL) {
                kept = kept.getBuffer(kept.length() - TAIL, kept.length());
            }
        }

        String location() {
            QueryString query = new QueryString().with(REFUSED, "size");
            Matcher field = FIELD.matcher(kept.toString(StandardCharsets.UTF_8));
            while (field.find()) {
                query = query.with(field.group(1), field.group(2));
            }
            return PATH + query;
        }
    }
}
