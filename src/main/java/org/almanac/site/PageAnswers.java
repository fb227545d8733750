package org.almanac.site;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.function.Supplier;
import org.almanac.web.ContentCoding;
import org.almanac.web.LocalAddress;
import org.almanac.web.QueryString;

/** What resources answer with: the page from the store, which {@link PageRoutes} then sends by itself. */
@Singleton
class PageAnswers {
    private final PageStore pages;
    private final PageSettings settings;
    private final Clock clock;

    PageAnswers(PageStore pages, PageSettings settings, Clock clock) {
        this.pages = pages;
        this.settings = settings;
        this.clock = clock;
    }

    Response page(HttpServerRequest request, Supplier<Rendered> render) {
        StoredPage page = pages.page(request.uri(), render);
        boolean gzip = ContentCoding.takesGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        String ifNoneMatch = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        boolean known = ifNoneMatch != null && page.isNamedBy(ifNoneMatch);
        Response.ResponseBuilder answer =
                known ? Response.notModified() : Response.ok(page.body(gzip).getBytes(), page.mediaType());
        if (gzip && !known) {
            answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return answer.header(HttpHeaders.ETAG, page.entityTag(gzip))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header(HttpHeaders.CACHE_CONTROL, page.cacheControl(clock.instant(), settings.maxAge()))
                .build();
    }

    /** To where something is found since it was renamed or merged. */
    Response moved(String path, String slug) {
        return LocalAddress.moved(path + QueryString.encoded(slug)).build();
    }
}
