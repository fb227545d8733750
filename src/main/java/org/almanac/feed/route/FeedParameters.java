package org.almanac.feed.route;

import io.netty.handler.codec.http.QueryStringDecoder;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.almanac.event.EventFilter;
import org.almanac.feed.CalendarExtras;
import org.almanac.feed.FeedFormat;
import org.almanac.feed.FeedRequest;
import org.almanac.feed.FeedSettings;
import org.almanac.feed.FilterParameters;
import org.almanac.feed.Lookback;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Reads the address of a feed into its canonical form: what is usual is the same as what is left out. */
@Singleton
public class FeedParameters {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,2}");

    private final Lookback usual;

    FeedParameters(FeedSettings settings) {
        this.usual = settings.past();
    }

    /**
     * @param uri path and query as they came
     * @return null when the path is not one of a feed
     * @throws Problem of kind MALFORMED
     */
    @Nullable
    FeedRequest read(String uri) {
        QueryStringDecoder decoder = new QueryStringDecoder(uri, StandardCharsets.UTF_8);
        try {
            FeedPath path = FeedPath.of(decoder.path());
            return path == null ? null : read(path, decoder.parameters());
        } catch (IllegalArgumentException e) {
            throw Problem.malformed("The address is not encoded as addresses are.");
        }
    }

    /**
     * A calendar whose filter is not in its address.
     *
     * @param uri path and query as they came
     * @throws Problem of kind MALFORMED
     */
    FeedRequest readUnfiltered(String uri) {
        try {
            Map<String, List<String>> given = new QueryStringDecoder(uri, StandardCharsets.UTF_8).parameters();
            FilterParameters.refuseUnknown(given, FeedPath.OF_CALENDARS);
            return calendar(EventFilter.ALL, new FilterParameters(given));
        } catch (IllegalArgumentException e) {
            throw Problem.malformed("The address is not encoded as addresses are.");
        }
    }

    /**
     * A calendar by its parameters alone.
     *
     * @throws Problem of kind MALFORMED
     */
    public FeedRequest readCalendar(Map<String, List<String>> given) {
        return read(new FeedPath(FeedPath.Kind.ALL, "", FeedFormat.ICS), given);
    }

    private FeedRequest read(FeedPath path, Map<String, List<String>> given) {
        FilterParameters.refuseUnknown(given, path.parameters());
        FilterParameters parameters = new FilterParameters(given);
        return switch (path.kind()) {
            case EVENT ->
                FeedRequest.event(
                        path.format(),
                        FilterParameters.canonical(path.name()),
                        extras(parameters),
                        path.format() == FeedFormat.JSON ? limit(parameters) : 0);
            case ALL -> request(path, parameters.filter(null, null, null), parameters);
            case TAG -> request(path, parameters.filter(path.name(), null, null), parameters);
            case SERIES -> request(path, parameters.filter(null, path.name(), null), parameters);
            case ORGANISER -> request(path, parameters.filter(null, null, path.name()), parameters);
        };
    }

    private FeedRequest request(FeedPath path, EventFilter filter, FilterParameters parameters) {
        FeedFormat format = path.format();
        boolean json = format == FeedFormat.JSON;
        return new FeedRequest(
                format,
                filter,
                null,
                past(parameters, json ? Lookback.NONE : usual),
                extras(parameters),
                json ? limit(parameters) : 0,
                Set.of(),
                false,
                null,
                path.kind() != FeedPath.Kind.ALL);
    }

    private FeedRequest calendar(EventFilter filter, FilterParameters parameters) {
        return FeedRequest.calendar(filter, past(parameters, usual), extras(parameters), false);
    }

    private static @Nullable Lookback past(FilterParameters parameters, Lookback usual) {
        String typed = parameters.one("past");
        if (typed == null) {
            return null;
        }
        try {
            Lookback past = Lookback.parse(typed);
            return past.equals(usual) ? null : past;
        } catch (IllegalArgumentException e) {
            throw Problem.malformed("past " + e.getMessage() + ".");
        }
    }

    private static CalendarExtras extras(FilterParameters parameters) {
        String alarm = parameters.one("alarm");
        try {
            return new CalendarExtras(
                    alarm == null ? null : CalendarExtras.alarm(alarm),
                    Boolean.TRUE.equals(parameters.flag("keydates")));
        } catch (IllegalArgumentException e) {
            throw Problem.malformed("alarm " + e.getMessage() + ".");
        }
    }

    private static int limit(FilterParameters parameters) {
        String typed = parameters.one("limit");
        if (typed == null) {
            return FeedRequest.DEFAULT_LIMIT;
        }
        int limit = NUMBER.matcher(typed).matches() ? Integer.parseInt(typed) : 0;
        if (limit < 1 || limit > FeedRequest.MOST_LIMIT) {
            throw Problem.malformed("limit must be a number from 1 to " + FeedRequest.MOST_LIMIT + ".");
        }
        return limit;
    }
}
