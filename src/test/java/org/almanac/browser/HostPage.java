package org.almanac.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** A page of another site that has the widget on it; nothing of it goes over the network. */
public final class HostPage {
    public static final String ADDRESS = "http://news.example/article";

    private final String calendar;
    private final Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "text/html; charset=utf-8"));
    private String head = "";
    private String script = "";

    /** @param calendar where the calendar is served from, without a trailing slash */
    public HostPage(String calendar) {
        this.calendar = calendar;
    }

    public HostPage head(String html) {
        head += html;
        return this;
    }

    /** Forbids all but the widget's script and its data. */
    public HostPage strict() {
        return policy("script-src " + calendar);
    }

    /** Forbids all scripts but those that carry a nonce. */
    public HostPage nonce() {
        script = " nonce=once";
        return policy("script-src 'nonce-once'");
    }

    /** Forbids all scripts but the one that is exactly this. */
    public HostPage only(byte[] file) {
        String hash = "sha256-" + Base64.getEncoder().encodeToString(sha256(file));
        script = " crossorigin integrity='" + hash + "'";
        return policy("script-src '" + hash + "'");
    }

    private static byte[] sha256(byte[] file) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(file);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
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
    public void open(Page page, String body) {
        openAsWritten(page, "<script async src='" + calendar + "/widget.js'" + script + "></script>", body);
    }

    /** Opens it with these in its head and its main part, and nothing else of ours. */
    public void openAsWritten(Page page, String inHead, String body) {
        String html = "<!doctype html><html lang=en><head><meta charset=utf-8><title>Article</title>" + head + inHead
                + "</head><body><main><h1>Article</h1>" + body + "</main></body></html>";
        page.route(
                ADDRESS,
                route -> route.fulfill(
                        new Route.FulfillOptions().setHeaders(headers).setBody(html)));
        page.navigate(ADDRESS);
    }

    /** The element with these attributes and a link for those who see nothing else. */
    public static String widget(String attributes) {
        return "<upcoming-events " + attributes
                + "><a href='https://events.example/'>Our calendar</a></upcoming-events>";
    }
}
