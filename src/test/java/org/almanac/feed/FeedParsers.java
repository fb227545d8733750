package org.almanac.feed;

import io.netty.handler.codec.http.QueryStringDecoder;
import org.almanac.feed.route.FeedPath;

/** How addresses of feeds are read, for tests of other packages. */
public final class FeedParsers {
    private FeedParsers() {}

    public static void address(String address) {
        QueryStringDecoder decoder = new QueryStringDecoder(address);
        FeedPath.of(decoder.path());
        FilterParameters.read(decoder.parameters());
    }

    public static void durations(String text) {
        refusable(() -> Lookback.parse(text));
        refusable(() -> CalendarExtras.alarm(text));
    }

    private static void refusable(Runnable reading) {
        try {
            reading.run();
        } catch (IllegalArgumentException e) {
            // Refused; the other is tried too.
        }
    }
}
