package org.almanac.feed;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The path of a feed, decoded.
 *
 * @param name of the one thing that the feed is about; empty for {@link Kind#ALL}
 */
record FeedPath(Kind kind, String name, FeedFormat format) {
    private static final Set<String> FILTERS = Set.of("tag", "series", "organiser", "country", "online", "q");
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
    static @Nullable FeedPath of(String path) {
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
                        : !name.isBlank() && name.length() <= LONGEST && name.indexOf('/') < 0;
                return fits && (kind != Kind.EVENT || format == FeedFormat.ICS)
                        ? new FeedPath(kind, name.strip(), format)
                        : null;
            }
        }
        return null;
    }

    /** The parameters that may follow: what the path says already is not said again. */
    Set<String> parameters() {
        if (kind == Kind.EVENT) {
            return Set.of();
        }
        Set<String> parameters = new HashSet<>(FILTERS);
        parameters.remove(kind.parameter);
        parameters.add(format == FeedFormat.ICS ? "past" : "limit");
        return parameters;
    }
}
