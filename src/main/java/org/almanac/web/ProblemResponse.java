package org.almanac.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.almanac.problem.FieldError;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A failure as RFC 9457 spells it ({@code application/problem+json}).
 *
 * @param type always {@code about:blank}: the status says the kind, the detail the rest (RFC 9457 §4.2.1)
 * @param errors what is wrong with single fields; left out when there is nothing to say
 * @param requestId by which the log knows a request that failed here; left out otherwise
 */
public record ProblemResponse(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String requestId) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** What nobody foresaw, which is logged. */
    public static final int FAULT = 500;

    public static ProblemResponse of(Problem problem) {
        int status = status(problem.kind());
        return new ProblemResponse("about:blank", reason(status), status, problem.detail(), problem.errors(), null);
    }

    public static ProblemResponse of(int status, String detail) {
        return new ProblemResponse("about:blank", reason(status), status, detail, List.of(), null);
    }

    /** The same, with the request's name when something failed that should not have. */
    public ProblemResponse named(@Nullable String id) {
        return status != FAULT || id == null ? this : new ProblemResponse(type, title, status, detail, errors, id);
    }

    public static int status(Problem.Kind kind) {
        return switch (kind) {
            case MALFORMED -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case GONE -> 410;
            case STALE -> 412;
            case TOO_LARGE -> 413;
            case UNSUPPORTED_TYPE -> 415;
            case INVALID -> 422;
            case TOO_MANY_REQUESTS -> 429;
            case OVERLOADED -> 503;
        };
    }

    private static String reason(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 406 -> "Not Acceptable";
            case 408 -> "Request Timeout";
            case 409 -> "Conflict";
            case 410 -> "Gone";
            case 411 -> "Length Required";
            case 412 -> "Precondition Failed";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 417 -> "Expectation Failed";
            case 422 -> "Unprocessable Content";
            case 429 -> "Too Many Requests";
            case 501 -> "Not Implemented";
            case 503 -> "Service Unavailable";
            default -> status < 500 ? "Bad Request" : "Internal Server Error";
        };
    }
}
