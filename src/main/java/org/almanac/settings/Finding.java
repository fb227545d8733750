package org.almanac.settings;

/**
 * Something that an operator should hear about the configuration.
 *
 * @param isFault whether the service would not start, or not do its work; else it is a warning
 * @param message one line
 */
public record Finding(boolean isFault, String message) {
    public Finding {
        message = message.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    public static Finding fault(String message) {
        return new Finding(true, message);
    }

    public static Finding warning(String message) {
        return new Finding(false, message);
    }

    /** As it is printed. */
    @Override
    public String toString() {
        return isFault ? message : "Warning: " + message;
    }
}
