package org.almanac.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.HashMap;
import java.util.Map;

/** A page of another site that has the widget on it; nothing of it goes over the network. */
final class HostPage {
    static final String ADDRESS = "http://news.example/article";

    private final String calendar;
    private final Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "text/html; charset=utf-8"));
    private String head = "";
    private String nonce = "";

    /** @param calendar where the calendar is served from, without a trailing slash */
    HostPage(String calendar) {
        this.calendar = calendar;
    }

    HostPage head(String html) {
        head += html;
        return this;
    }

    /** Forbids all but the widget's script and its data. */
    HostPage strict() {
        return policy("script-src " + calendar);
    }

    /** Forbids all scripts but those that carry a nonce. */
    HostPage nonce() {
        nonce = " nonce=once";
        return policy("script-src 'nonce-once'");
    }

    private HostPage policy(String scripts) {
        headers.put(
                "Content-Security-Policy",
                "default-src 'none'; " + scripts + "; connect-src " + calendar
                        + "; base-uri 'none'; form-action 'none';"
                        + " require-trusted-types-for 'script'; trusted-types 'none'");
        return this;
    }

    /** Opens it with this in its main part. */
    void open(Page page, String body) {
        String html = "<!doctype html><html lang=en><head><meta charset=utf-8><title>Article</title>" + head
                + "<script async src='" + calendar + "/widget.js'" + nonce
                + "></script></head><body><main><h1>Article</h1>"
                + body + "</main></body></html>";
        page.route(
                ADDRESS,
                route -> route.fulfill(
                        new Route.FulfillOptions().setHeaders(headers).setBody(html)));
        page.navigate(ADDRESS);
    }

    /** The element with these attributes and a link for those who see nothing else. */
    static String widget(String attributes) {
        return "<upcoming-events " + attributes
                + "><a href='https://events.example/'>Our calendar</a></upcoming-events>";
    }
}
