package org.almanac.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** Keys under {@code almanac.} that concern every feature; {@code docs/configuration.md} explains each. */
@ConfigMapping(prefix = "almanac")
public interface SiteSettings {

    /** The address that readers see, without a trailing slash needed; used in every absolute link. */
    @WithDefault("http://localhost:8080")
    URI baseUrl();

    @WithDefault("Almanac")
    String siteName();

    /** The zone offered in forms, and that of an imported event which names none. */
    @WithDefault("UTC")
    ZoneId defaultTimeZone();

    @WithDefault("en")
    Locale defaultLocale();

    /** Where the embedded database and its lock live; read by the launcher before the application starts. */
    @WithDefault("./data")
    String dataDir();

    /** Loads a sample calendar into an empty catalogue. */
    @WithDefault("false")
    boolean demo();

    Admin admin();

    /** The first administrator, and a token for driving a deployment without a browser. */
    interface Admin {
        Optional<String> email();

        Optional<String> password();

        /** Accepted as an administrator's API token when it has at least 32 characters. */
        Optional<String> token();
    }

    /** An absolute link: {@link #baseUrl()} followed by a path that starts with a slash. */
    default String link(String path) {
        String base = baseUrl().toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }

    /** The host of {@link #baseUrl()}, for UIDs and Message-IDs. */
    default String host() {
        String host = baseUrl().getHost();
        return host == null ? "localhost" : host;
    }
}
