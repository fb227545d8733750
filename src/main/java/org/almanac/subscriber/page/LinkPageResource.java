package org.almanac.subscriber.page;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.almanac.subscriber.link.InvalidLink;
import org.almanac.time.Language;

/**
 * Pages that a mailed link opens. The address is the key to them: it must not be kept by a cache, found by a search
 * engine or told to another site.
 */
abstract class LinkPageResource {

    /** Each page has a mapper of its own that leads here, since one that is inherited would have no one owner. */
    static Response invalidLinkPage(InvalidLink failure, Language language) {
        return page(
                failure.reason().status(),
                SubscriberPages.invalidLink(failure.reason().name()),
                language);
    }

    static Response page(TemplateInstance page, Language language) {
        return page(Response.Status.OK.getStatusCode(), page, language);
    }

    static Response page(int status, TemplateInstance page, Language language) {
        return secret(written(Response.status(status), page, language)).build();
    }

    static Response.ResponseBuilder written(
            Response.ResponseBuilder response, TemplateInstance page, Language language) {
        return response.type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .entity(page.setLocale(language.locale()).render());
    }

    static Response.ResponseBuilder secret(Response.ResponseBuilder response) {
        return response.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex, nofollow");
    }
}
