package org.almanac.problem;

import java.util.List;

/**
 * A request that cannot be done as asked, and why. The message and the field errors are written for the caller and are
 * shown to them; they never carry internals.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of failure it is; {@code web} maps each to an HTTP status. */
    public enum Kind {
        /** Not even readable: broken JSON, an unknown parameter. */
        MALFORMED,
        /** Readable, but at least one field is wrong. */
        INVALID,
        UNAUTHENTICATED,
        FORBIDDEN,
        NOT_FOUND,
        /** Was there and has been withdrawn. */
        GONE,
        /** Contradicts what is stored: a taken name, a running job. */
        CONFLICT,
        /** Somebody else changed it since the caller read it. */
        STALE,
        TOO_LARGE,
        UNSUPPORTED_TYPE,
        TOO_MANY_REQUESTS,
        /** Not now: others are being served. */
        OVERLOADED
    }

    private final Kind kind;
    private final transient List<FieldError> errors;

    private Problem(Kind kind, String detail, List<FieldError> errors) {
        // No stack trace: a caller's mistake is an answer, not a fault to be traced.
        super(detail, null, false, false);
        this.kind = kind;
        this.errors = List.copyOf(errors);
    }

    public static Problem of(Kind kind, String detail) {
        return new Problem(kind, detail, List.of());
    }

    public static Problem malformed(String detail) {
        return of(Kind.MALFORMED, detail);
    }

    public static Problem notFound(String detail) {
        return of(Kind.NOT_FOUND, detail);
    }

    public static Problem conflict(String detail) {
        return of(Kind.CONFLICT, detail);
    }

    /** @param errors at least one */
    public static Problem invalid(List<FieldError> errors) {
        String detail = errors.size() == 1 ? errors.get(0).message() : errors.size() + " fields need attention.";
        return new Problem(Kind.INVALID, detail, errors);
    }

    public static Problem invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    public Kind kind() {
        return kind;
    }

    /** One sentence for the caller. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<FieldError> errors() {
        return errors;
    }
}
