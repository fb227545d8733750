package org.almanac.subscriber.signup;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a request came from, for the record of consent: the page as far as the browser tells, else its site. */
public final class RequestSource {
    private static final int LONGEST = 500;

    private RequestSource() {}

    /**
     * @param referer the header, of which query and fragment are dropped
     * @param origin the header
     * @return an http or https address, or null when the browser keeps it to itself
     */
    public static @Nullable String of(@Nullable String referer, @Nullable String origin) {
        return page(referer).or(() -> page(origin)).orElse(null);
    }

    private static Optional<String> page(@Nullable String header) {
        if (header == null || header.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(header.strip());
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (!web || uri.getHost() == null) {
                return Optional.empty();
            }
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return Optional.of(uri.getScheme() + "://" + uri.getHost() + port + uri.getRawPath());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
