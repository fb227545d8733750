package org.almanac.feed.route;

import java.util.HashSet;
import java.util.Set;
import org.almanac.feed.FeedFormat;
import org.almanac.feed.FilterParameters;
import org.jspecify.annotations.Nullable;

/**
 * The path of a feed, decoded.
 *
 * @param name of the one thing that the feed is about; empty for {@link Kind#ALL}
 */
public record FeedPath(Kind kind, String name, FeedFormat format) {
    /** What is asked for beside a filter. */
    static final Set<String> OF_CALENDARS = Set.of("past", "alarm", "keydates");

    private static final int LONGEST = 200;

    enum Kind {
        ALL("/calendar", ""),
        TAG("/tags/", "tag"),
        SERIES("/series/", "series"),
        ORGANISER("/organisers/", "organiser"),
        EVENT("/events/", "");

        private final String prefix;
        private final String parameter;

        Kind(String prefix, String parameter) {
            this.prefix = prefix;
            this.parameter = parameter;
        }
    }

    /** @return null when the path is of something else, such as a page */
    public static @Nullable FeedPath of(String path) {
        for (FeedFormat format : FeedFormat.values()) {
            String extension = "." + format.extension();
            if (path.endsWith(extension)) {
                return of(path.substring(0, path.length() - extension.length()), format);
            }
        }
        return null;
    }

    private static @Nullable FeedPath of(String path, FeedFormat format) {
        for (Kind kind : Kind.values()) {
            if (path.startsWith(kind.prefix)) {
                String name = path.substring(kind.prefix.length());
                boolean fits = kind == Kind.ALL
                        ? name.isEmpty()
                        : !name.isBlank()
                                && name.length() <= LONGEST
                                && name.chars().noneMatch(c -> c == '/' || c == 0);
                return fits ? new FeedPath(kind, name.strip(), format) : null;
            }
        }
        return null;
    }

    /** The parameters that may follow: what the path says already is not said again. */
    Set<String> parameters() {
        Set<String> parameters = new HashSet<>();
        if (kind != Kind.EVENT) {
            parameters.addAll(FilterParameters.NAMES);
            parameters.remove(kind.parameter);
            parameters.add("past");
        }
        if (format == FeedFormat.ICS) {
            parameters.add("alarm");
            parameters.add("keydates");
        } else if (format == FeedFormat.JSON) {
            parameters.add("limit");
        }
        return parameters;
    }
}
