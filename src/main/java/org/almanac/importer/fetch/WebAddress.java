package org.almanac.importer.fetch;

import java.net.IDN;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address of the web in one unambiguous form, so that what is checked is what is connected to.
 *
 * @param secure whether it is spoken to over TLS
 * @param either whether plain HTTP will do when TLS does not: {@code webcal:} says neither
 * @param host a name in ASCII, an IPv4 address in dotted decimal, or an IPv6 address in brackets; in lower case
 * @param port from 1 to 65535
 * @param target path and query, percent-encoded
 */
record WebAddress(boolean secure, boolean either, String host, int port, String target) {
    private static final int LONGEST = 2_000;
    private static final Pattern FORM = Pattern.compile("(?is)(https?|webcals?)://([^/?#]*)([^#]*)(?:#.*)?");
    private static final Pattern SCHEME = Pattern.compile("(?is)[a-z][a-z0-9+.-]*:.*");
    private static final Pattern BARE = Pattern.compile("(?is)[\\p{L}\\p{N}.-]+\\.\\p{L}{2,}(?::\\d+)?(?:[/?#].*)?");
    private static final Pattern NAME = Pattern.compile("[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?");
    private static final Pattern NUMBER = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)");
    private static final Pattern DOTTED =
            Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)");
    private static final String KEPT = "-._~:/?@!$&'()*+,;=%";

    /** @throws FetchException when it is no address of http, https or webcal, or could be read in more than one way */
    static WebAddress parse(String typed) throws FetchException {
        String text = typed.strip();
        if (text.length() > LONGEST) {
            throw FetchException.of("The address is longer than %,d characters.".formatted(LONGEST));
        }
        if (text.chars().anyMatch(c -> c < 0x20 || c == 0x7f || c == '\\')) {
            throw FetchException.of("The address holds a line break or another character that belongs in none.");
        }
        Matcher form = FORM.matcher(BARE.matcher(text).matches() ? "https://" + text : text);
        if (!form.matches()) {
            throw FetchException.of("Give an address that begins with https://, http:// or webcal://.");
        }
        String scheme = form.group(1).toLowerCase(Locale.ROOT);
        boolean secure = !scheme.equals("http");
        String authority = form.group(2);
        if (authority.indexOf('@') >= 0) {
            throw FetchException.of("The address holds a name or a password before its host; give it without.");
        }
        int colon = authority.startsWith("[") ? authority.indexOf(':', authority.indexOf(']')) : authority.indexOf(':');
        String host = host(colon < 0 ? authority : authority.substring(0, colon));
        int port = port(colon < 0 ? "" : authority.substring(colon + 1), secure);
        String target = form.group(3);
        return new WebAddress(
                secure, scheme.equals("webcal"), host, port, encoded(target.startsWith("/") ? target : "/" + target));
    }

    /** Where a redirect from here leads (RFC 9110 §10.2.2). */
    WebAddress resolve(String location) throws FetchException {
        String to = location.strip();
        if (to.startsWith("//")) {
            return parse((secure ? "https:" : "http:") + to);
        }
        if (SCHEME.matcher(to).matches()) {
            if (!to.regionMatches(true, 0, "http", 0, 4)) {
                throw FetchException.of("The server leads on to an address that is not of the web.");
            }
            return parse(to);
        }
        try {
            return parse(
                    URI.create(toString()).resolve(encoded(to.split("#", 2)[0])).toString());
        } catch (IllegalArgumentException e) {
            throw FetchException.of("The server leads on to an address that cannot be read.");
        }
    }

    WebAddress insecure() {
        return new WebAddress(false, false, host, port == 443 ? 80 : port, target);
    }

    /** Whether the host is an address by itself. */
    boolean isLiteral() {
        return host.startsWith("[") || DOTTED.matcher(host).matches();
    }

    private static String host(String typed) throws FetchException {
        if (typed.startsWith("[")) {
            return literal6(typed);
        }
        String host;
        try {
            host = IDN.toASCII(typed, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw FetchException.of("The name of the server cannot be read.");
        }
        if (host.endsWith(".")) {
            host = host.substring(0, host.length() - 1);
        }
        if (!NAME.matcher(host).matches() || host.contains("..")) {
            throw FetchException.of("The name of the server cannot be read.");
        }
        // Some read 0177.1 or 2130706433 as 127.0.0.1, others do not; nobody means such a thing honestly.
        if (NUMBER.matcher(host).matches() && !DOTTED.matcher(host).matches()) {
            throw FetchException.of("The server is given as a number in an unusual form.");
        }
        return host;
    }

    private static String literal6(String typed) throws FetchException {
        if (typed.matches("\\[[0-9A-Fa-f:.]{2,45}]")) {
            try {
                if (InetAddress.getByName(typed) instanceof Inet6Address address) {
                    return "[" + address.getHostAddress() + "]";
                }
            } catch (UnknownHostException e) {
                // Told below, as for an IPv4 address in the clothes of IPv6.
            }
        }
        throw FetchException.of("The server is given as a number in an unusual form.");
    }

    private static int port(String typed, boolean secure) throws FetchException {
        if (typed.isEmpty()) {
            return secure ? 443 : 80;
        }
        if (typed.matches("\\d{1,5}")) {
            int port = Integer.parseInt(typed);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        }
        throw FetchException.of("The port in the address is none.");
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            boolean kept = c < 0x80 && (Character.isLetterOrDigit(c) || KEPT.indexOf(c) >= 0);
            encoded.append(kept ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return encoded.toString();
    }

    /** Host and, unless it is the usual one, port, as they stand in {@code Host}. */
    String authority() {
        return port == (secure ? 443 : 80) ? host : host + ":" + port;
    }

    @Override
    public String toString() {
        return (secure ? "https://" : "http://") + authority() + target;
    }
}
