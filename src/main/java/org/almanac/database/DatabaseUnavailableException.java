package org.almanac.database;

/**
 * The database cannot be had. The message is one line that tells an operator what is wrong; it is printed to standard
 * error without a stack trace.
 */
public final class DatabaseUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseUnavailableException(String message) {
        super(message);
    }

    DatabaseUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
