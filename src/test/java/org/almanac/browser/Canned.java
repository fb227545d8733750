package org.almanac.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A calendar that is the same whatever the day: a few events of the summer of 2998. */
final class Canned {
    private static final String DATA = "{\"items\":["
            + Stream.of(
                            item("Summit", "2998-06-08", "2998-06-10"),
                            item("Evening", "2998-06-09T20:00", "2998-06-09T22:00"),
                            item("Late June", "2998-06-20", "2998-06-20"),
                            item("July", "2998-07-01", "2998-07-01"),
                            item("More July", "2998-07-08", "2998-07-08"),
                            item("Third of July", "2998-07-09", "2998-07-09"))
                    .collect(Collectors.joining(","))
            + "],\"more\":false,\"links\":{\"page\":\"/\",\"subscribe\":\"/subscribe\"}}";

    private Canned() {}

    /** A page whose clock stands still at that instant, in UTC. */
    static Page page(BrowserSession browser, String now) {
        Page page = browser.page(new Browser.NewContextOptions().setTimezoneId("UTC"));
        page.clock().setFixedTime(Date.from(Instant.parse(now)));
        page.route("**/widget.json*", route -> answer(route, DATA));
        return page;
    }

    /** Answers a widget with these data, in the words and the looks of the real service. */
    static void answer(Route route, String data) {
        String real = route.fetch().text();
        String dressed = data.substring(0, data.lastIndexOf('}')) + "," + real.substring(real.indexOf("\"look\":"));
        route.fulfill(new Route.FulfillOptions()
                .setHeaders(Map.of("Access-Control-Allow-Origin", "*"))
                .setBody(dressed));
    }

    private static String item(String title, String start, String end) {
        boolean allDay = start.length() == 10;
        String endsAt = allDay ? end + "T23:59:59Z" : end + ":00Z";
        return """
                {"id":"%s","title":"%s","url":"/e","ics":"/e.ics","start":"%s","end":"%s","startsAt":"%s","endsAt":"%s",
                "timeZone":"UTC","allDay":%s,"status":"CONFIRMED","tags":[],"city":"London","country":"GB"}""".formatted(title, title, start, end, allDay ? start + "T00:00:00Z" : start + ":00Z", endsAt, allDay);
    }
}
