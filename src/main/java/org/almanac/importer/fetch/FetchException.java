package org.almanac.importer.fetch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Nothing could be read at an address. The message says why, in a sentence for whoever typed the address. */
public final class FetchException extends Exception {
    private static final long serialVersionUID = 1L;

    private final @Nullable Integer status;
    private final @Nullable Instant retryAfter;
    private final boolean connected;

    private FetchException(String message, @Nullable Integer status, @Nullable Instant retryAfter, boolean connected) {
        // No stack trace: another server's mistake is an outcome, not a fault to be traced.
        super(message, null, false, false);
        this.status = status;
        this.retryAfter = retryAfter;
        this.connected = connected;
    }

    static FetchException of(String message) {
        return new FetchException(message, null, null, true);
    }

    static FetchException unconnected(String message) {
        return new FetchException(message, null, null, false);
    }

    static FetchException answered(int status, @Nullable Instant retryAfter) {
        return new FetchException(said(status), status, retryAfter, true);
    }

    private static String said(int status) {
        String meaning = switch (status) {
            case 401, 403 -> " (it wants a password or refuses programs)";
            case 404 -> " (there is nothing at this address)";
            case 410 -> " (what was at this address is gone)";
            case 429 -> " (it was asked too often)";
            default -> status >= 500 ? " (the server has a fault)" : "";
        };
        return "The server answered " + status + meaning + ".";
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    /** The status of HTTP, if there was an answer. */
    public @Nullable Integer status() {
        return status;
    }

    /** When the server wants to be asked again, if it said so ({@code Retry-After}, RFC 9110 §10.2.3). */
    public @Nullable Instant retryAfter() {
        return retryAfter;
    }

    /** Whether there was a connection that both sides understood. */
    boolean isConnected() {
        return connected;
    }
}
