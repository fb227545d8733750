package org.almanac.web.look;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.almanac.settings.SiteSettings;
import org.almanac.web.QueryString;

/** What every page says about the site it belongs to; {@code cdi:site} in templates. */
@Named("site")
@ApplicationScoped
public class SiteView {
    private final SiteSettings settings;

    SiteView(SiteSettings settings) {
        this.settings = settings;
    }

    public String name() {
        return settings.siteName();
    }

    /** The language that pages are written in, as BCP 47; their dates are written in it too. */
    public String language() {
        return "en";
    }

    /** Whether what is shown is the sample calendar. */
    public boolean demo() {
        return settings.demo();
    }

    /** Where the card of a page of ours is described, for those who embed it. */
    public String oembed(String path) {
        return settings.link("/oembed" + new QueryString().with("url", settings.link(path)));
    }

    /** The same description as XML. */
    public String oembedXml(String path) {
        return settings.link(
                "/oembed" + new QueryString().with("url", settings.link(path)).with("format", "xml"));
    }

    /** An absolute link to a path that starts with a slash. */
    public String link(String path) {
        return settings.link(path);
    }
}
