package org.almanac.widget;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Response;
import org.almanac.web.Representation;
import org.almanac.web.RepresentationAnswers;

/** Answers that any site may read and any cache may keep. */
final class WidgetAnswers {
    private WidgetAnswers() {}

    static Response answer(HttpServerRequest request, Representation body, CharSequence cacheControl) {
        return RepresentationAnswers.answer(request, body, cacheControl)
                .header("Access-Control-Allow-Origin", "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .build();
    }
}
