package org.almanac.abuse.fuzz;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests to a route, near enough to right ones that they come past the first check, and wrong somewhere. */
final class RequestMaker {
    static final String SESSION = "{{session}}";
    static final String TOKEN = "{{token}}";
    static final String EVENT = "{{event}}";

    private static final int LONGEST_PART = 400;
    private static final int LONGEST_BODY = 64 * 1024;
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final List<String> HEADERS = List.of(
            "Accept",
            "Accept-Language",
            "Accept-Encoding",
            "If-Match",
            "If-None-Match",
            "If-Modified-Since",
            "Range",
            "Idempotency-Key",
            "Cookie",
            "Origin",
            "Referer",
            "X-Forwarded-For",
            "Prefer",
            "User-Agent",
            "Expect");
    private static final Map<String, Grammar> BODIES = Map.of(
            "application/json", Grammar.JSON,
            "application/x-ndjson", Grammar.JSON,
            "application/merge-patch+json", Grammar.JSON,
            "text/calendar", Grammar.CALENDAR,
            "text/csv", Grammar.TABLE,
            "message/rfc822", Grammar.MAIL);
    private static final List<String> TYPES = List.copyOf(BODIES.keySet());

    private final Random random;
    private final Mutator parts;
    private final Mutator bodies;

    RequestMaker(Random random) {
        this.random = random;
        parts = new Mutator(random, LONGEST_PART);
        bodies = new Mutator(random, LONGEST_BODY);
    }

    byte[] request(RequestRoutes.Target route) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        text(out, (random.nextInt(15) == 0 ? "HEAD" : route.method()) + " ");
        out.writeBytes(target(route));
        text(out, " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        boolean desk = route.path().startsWith("/admin");
        if (random.nextInt(4) > 0) {
            text(
                    out,
                    desk
                            ? "Cookie: almanac_session=" + SESSION + "\r\nSec-Fetch-Site: same-origin\r\n"
                            : "Authorization: Bearer " + TOKEN + "\r\n");
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            text(out, HEADERS.get(random.nextInt(HEADERS.size())) + ": ");
            out.writeBytes(oneLine(parts.input(Grammar.HEADER)));
            text(out, "\r\n");
        }
        body(out, route);
        return out.toByteArray();
    }

    private byte[] target(RequestRoutes.Target route) {
        StringBuilder path = new StringBuilder();
        Matcher parameter = PARAMETER.matcher(route.path());
        while (parameter.find()) {
            parameter.appendReplacement(
                    path, Matcher.quoteReplacement(random.nextInt(3) > 0 ? EVENT : encoded(value())));
        }
        parameter.appendTail(path);
        List<String> names = new ArrayList<>(route.query());
        names.addAll(List.of("lang", "cursor", "q", "limit", "from"));
        StringBuilder query = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            query.append(query.isEmpty() ? '?' : '&')
                    .append(names.get(random.nextInt(names.size())))
                    .append('=')
                    .append(
                            random.nextInt(6) == 0
                                    ? new String(oneLine(parts.input(Grammar.ADDRESS)), StandardCharsets.ISO_8859_1)
                                    : encoded(value()));
        }
        String target = (path + query.toString()).replace(' ', '+');
        return target.getBytes(StandardCharsets.ISO_8859_1);
    }

    private void body(ByteArrayOutputStream out, RequestRoutes.Target route) {
        if (route.method().equals("GET") && random.nextInt(20) > 0) {
            text(out, "\r\n");
            return;
        }
        String type = route.consumes().isEmpty() || route.consumes().startsWith("*")
                ? TYPES.get(random.nextInt(TYPES.size()))
                : route.consumes();
        byte[] body = content(type, route);
        String sent = type.startsWith("multipart/") ? type + "; boundary=b1" : type;
        if (random.nextInt(15) == 0) {
            sent = new String(oneLine(parts.input(Grammar.HEADER)), StandardCharsets.ISO_8859_1);
        }
        text(out, "Content-Type: " + sent + "\r\n");
        if (random.nextInt(10) == 0) {
            text(out, "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length) + "\r\n");
            out.writeBytes(body);
            text(out, body.length == 0 ? "\r\n" : "\r\n0\r\n\r\n");
        } else {
            text(out, "Content-Length: " + body.length + "\r\n\r\n");
            out.writeBytes(body);
        }
    }

    private byte[] content(String type, RequestRoutes.Target route) {
        if (type.startsWith("application/x-www-form-urlencoded")) {
            String form = form(route);
            return random.nextInt(8) == 0
                    ? parts.input(new Grammar(List.of(form), Grammar.ADDRESS.pieces(), Grammar.ADDRESS.nests()))
                    : form.getBytes(StandardCharsets.UTF_8);
        }
        if (type.startsWith("multipart/")) {
            return multipart(route);
        }
        if (type.contains("json") && random.nextInt(4) == 0 && KnownFailures.textsAreSafe()) {
            return described();
        }
        return bodies.input(BODIES.getOrDefault(type, Grammar.JSON));
    }

    /** An event whose text is hostile where its form is not. */
    private byte[] described() {
        String markdown = new String(bodies.input(Grammar.MARKDOWN), StandardCharsets.UTF_8);
        String text = markdown.substring(0, Math.min(markdown.length(), 20_000)).replaceAll("[\\p{Cntrl}\"\\\\]", " ");
        return ("{\"title\":\"Described " + random.nextInt(1_000)
                        + "\",\"start\":\"2027-06-08T09:00\",\"description\":\"" + text + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private String form(RequestRoutes.Target route) {
        List<String> names = new ArrayList<>(route.form());
        names.addAll(List.of("email", "title", "start", "description", "tags", "timeZone", "rrule", "url"));
        StringBuilder form = new StringBuilder();
        for (String name : names) {
            if (random.nextInt(4) > 0) {
                form.append(form.isEmpty() ? "" : "&").append(name).append('=').append(encoded(value()));
            }
        }
        return form.toString();
    }

    private byte[] multipart(RequestRoutes.Target route) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String name : route.form()) {
            boolean file = name.equals("file");
            text(
                    out,
                    "--b1\r\nContent-Disposition: form-data; name=\"" + name + "\""
                            + (file ? "; filename=\"f.ics\"" : "") + "\r\n\r\n");
            out.writeBytes(file ? bodies.input(Grammar.CALENDAR) : value().getBytes(StandardCharsets.UTF_8));
            text(out, "\r\n");
        }
        text(out, "--b1--\r\n");
        return random.nextInt(4) > 0
                ? out.toByteArray()
                : bodies.input(new Grammar(
                        List.of(out.toString(StandardCharsets.UTF_8)), Grammar.MAIL.pieces(), Grammar.MAIL.nests()));
    }

    private String value() {
        Grammar grammar = switch (random.nextInt(6)) {
            case 0 -> Grammar.RULE;
            case 1 -> Grammar.ADDRESS;
            case 2 -> Grammar.MARKDOWN;
            default -> Grammar.TOKEN;
        };
        byte[] value = random.nextInt(3) == 0 ? grammar.sample(random) : parts.input(grammar);
        return new String(value, StandardCharsets.UTF_8);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** What a request's line and headers cannot hold would only end them. */
    private static byte[] oneLine(byte[] text) {
        byte[] line = text.clone();
        for (int i = 0; i < line.length; i++) {
            if (line[i] == '\r' || line[i] == '\n' || line[i] == ' ' || line[i] == 0) {
                line[i] = '.';
            }
        }
        return line;
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
