package org.almanac.web.body;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a request says of its body: whether there is one, of which length and of which type (RFC 9110 §8.3, §8.6). */
final class BodyHeaders {
    /** RFC 2046 §5.1.1. */
    private static final int LONGEST_BOUNDARY = 70;

    private BodyHeaders() {}

    /** @return what is wrong with it in words, null when there is nothing, or no such header */
    static @Nullable String fault(HttpServerRequest request) {
        List<String> types = request.headers().getAll(HttpHeaders.CONTENT_TYPE);
        if (types.isEmpty()) {
            return null;
        }
        if (types.size() > 1) {
            return "Content-Type is given more than once.";
        }
        try {
            MediaType type = MediaType.valueOf(types.get(0));
            String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
            if (charset != null) {
                Charset.forName(charset);
            }
            String boundary = type.getParameters().get("boundary");
            if (isMultipart(request)
                    && (boundary == null || boundary.isBlank() || boundary.length() > LONGEST_BOUNDARY)) {
                return "Content-Type names no boundary between the parts of the form.";
            }
            return null;
        } catch (IllegalArgumentException e) {
            return "Content-Type is none, or names a charset that is not known here.";
        }
    }

    static boolean isForm(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED);
    }

    static boolean isMultipart(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA);
    }

    static boolean hasBody(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            return !request.isEnded();
        }
        return declaredLength(request) > 0 || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    /** @return the length that the request names, which the HTTP layer holds it to; negative when it names none */
    static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? -1 : Math.max(0, Long.parseLong(length));
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
