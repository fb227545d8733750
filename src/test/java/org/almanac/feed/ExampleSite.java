package org.almanac.feed;

import java.net.URI;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.almanac.settings.SiteSettings;

/** A site at https://events.example, for tests without a container. */
public final class ExampleSite implements SiteSettings {
    @Override
    public URI baseUrl() {
        return URI.create("https://events.example/");
    }

    @Override
    public String siteName() {
        return "Events";
    }

    @Override
    public ZoneId defaultTimeZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Locale defaultLocale() {
        return Locale.ENGLISH;
    }

    @Override
    public String dataDir() {
        return "./data";
    }

    @Override
    public boolean demo() {
        return false;
    }

    @Override
    public Admin admin() {
        throw new UnsupportedOperationException();
    }
}
