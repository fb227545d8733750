package org.almanac.site.cache;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.function.Supplier;
import org.almanac.web.CachePolicy;
import org.almanac.web.LocalAddress;
import org.almanac.web.QueryString;
import org.almanac.web.Representation;
import org.almanac.web.RepresentationAnswers;

/** What resources answer with: the page from the store, which {@link PageRoutes} then sends by itself. */
@Singleton
public class PageAnswers {
    private final PageStore pages;
    private final CachePolicy caching;
    private final Clock clock;

    PageAnswers(PageStore pages, PageSettings settings, Clock clock) {
        this.pages = pages;
        this.caching = CachePolicy.ofPage(settings.maxAge());
        this.clock = clock;
    }

    public Response page(HttpServerRequest request, Supplier<Rendered> render) {
        Representation page = pages.page(request.uri(), render);
        return RepresentationAnswers.answer(request, page, caching.encodedHeader(clock.instant(), page.changesAt()))
                .build();
    }

    /** To where something is found since it was renamed or merged. */
    public Response moved(String path, String slug) {
        return LocalAddress.moved(path + QueryString.encoded(slug)).build();
    }
}
