package org.almanac.feed;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.almanac.event.EventFilter;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Reads the address of a feed into its canonical form. What is not understood is refused and never ignored: who
 * mistypes a filter must not end up with everything.
 */
final class FeedParameters {
    /** What mail programs and advertising put behind every link. */
    private static final Set<String> IGNORED = Set.of("fbclid", "gclid", "_");

    private static final String IGNORED_PREFIX = "utm_";
    private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,2}");
    private static final int MOST_TAGS = 50;
    private static final int LONGEST = 200;

    private final Map<String, List<String>> given;

    private FeedParameters(Map<String, List<String>> given) {
        this.given = given;
    }

    /**
     * @param uri path and query as they came
     * @return null when the path is not one of a feed
     * @throws Problem of kind MALFORMED
     */
    static @Nullable FeedRequest read(String uri) {
        QueryStringDecoder decoder = new QueryStringDecoder(uri, StandardCharsets.UTF_8);
        try {
            FeedPath path = FeedPath.of(decoder.path());
            return path == null ? null : new FeedParameters(decoder.parameters()).read(path);
        } catch (IllegalArgumentException e) {
            throw Problem.malformed("The address is not encoded as addresses are.");
        }
    }

    private FeedRequest read(FeedPath path) {
        refuseUnknown(path);
        return switch (path.kind()) {
            case EVENT -> FeedRequest.event(canonical(path.name()));
            case ALL -> request(path, filter(null, null, null));
            case TAG -> request(path, filter(path.name(), null, null));
            case SERIES -> request(path, filter(null, path.name(), null));
            case ORGANISER -> request(path, filter(null, null, path.name()));
        };
    }

    private void refuseUnknown(FeedPath path) {
        Set<String> known = path.parameters();
        for (String name : given.keySet()) {
            if (!known.contains(name) && !IGNORED.contains(name) && !name.startsWith(IGNORED_PREFIX)) {
                throw Problem.malformed("This feed has no parameter “" + shortened(name) + "”.");
            }
        }
    }

    private FeedRequest request(FeedPath path, EventFilter filter) {
        boolean mustExist = path.kind() != FeedPath.Kind.ALL;
        return path.format() == FeedFormat.ICS
                ? new FeedRequest(FeedFormat.ICS, filter, null, past(), 0, mustExist)
                : new FeedRequest(FeedFormat.JSON, filter, null, null, limit(), mustExist);
    }

    private EventFilter filter(@Nullable String tag, @Nullable String series, @Nullable String organiser) {
        return new EventFilter(
                tag == null ? tags() : Set.of(canonical(tag)),
                series == null ? canonicalOrNull(one("series")) : canonical(series),
                organiser == null ? canonicalOrNull(one("organiser")) : canonical(organiser),
                country(),
                online(),
                words());
    }

    private Set<String> tags() {
        Set<String> tags = new TreeSet<>();
        for (String tag : given.getOrDefault("tag", List.of())) {
            tags.add(canonical(bounded("tag", tag)));
        }
        if (tags.size() > MOST_TAGS) {
            throw Problem.malformed("At most " + MOST_TAGS + " tags can be asked for at once.");
        }
        return tags;
    }

    private @Nullable String country() {
        String typed = one("country");
        if (typed != null && !COUNTRY.matcher(typed).matches()) {
            throw Problem.malformed("country must be two letters (ISO 3166), such as GB.");
        }
        return typed == null ? null : typed.toUpperCase(Locale.ROOT);
    }

    private @Nullable Boolean online() {
        String typed = one("online");
        if (typed == null) {
            return null;
        }
        return switch (typed) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw Problem.malformed("online must be true or false.");
        };
    }

    private @Nullable String words() {
        String typed = one("q");
        return typed == null ? null : canonical(typed).replaceAll("\\s+", " ");
    }

    private @Nullable Lookback past() {
        String typed = one("past");
        try {
            return typed == null ? null : Lookback.parse(typed);
        } catch (IllegalArgumentException e) {
            throw Problem.malformed("past " + e.getMessage() + ".");
        }
    }

    private int limit() {
        String typed = one("limit");
        if (typed == null) {
            return FeedRequest.DEFAULT_LIMIT;
        }
        int limit = NUMBER.matcher(typed).matches() ? Integer.parseInt(typed) : 0;
        if (limit < 1 || limit > FeedRequest.MOST_LIMIT) {
            throw Problem.malformed("limit must be a number from 1 to " + FeedRequest.MOST_LIMIT + ".");
        }
        return limit;
    }

    private @Nullable String one(String name) {
        List<String> values = given.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw Problem.malformed(name + " is given " + values.size() + " times; only tag can be repeated.");
        }
        return values.isEmpty() ? null : bounded(name, values.get(0));
    }

    private static String bounded(String name, String value) {
        if (value.isBlank()) {
            throw Problem.malformed(name + " is empty; leave it out to have every event.");
        }
        if (value.length() > LONGEST) {
            throw Problem.malformed(name + " is longer than " + LONGEST + " characters.");
        }
        return value.strip();
    }

    private static @Nullable String canonicalOrNull(@Nullable String typed) {
        return typed == null ? null : canonical(typed);
    }

    /** Slugs are lower case and composed, which who types one need not know; a search ignores case anyway. */
    private static String canonical(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static String shortened(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }
}
