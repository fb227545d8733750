package org.almanac.site.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.almanac.encoding.Markup;
import org.almanac.event.RegisterKind;
import org.almanac.event.read.AddressQueries;
import org.almanac.event.read.PublicNames;
import org.almanac.settings.SiteSettings;
import org.almanac.web.QueryString;
import org.jspecify.annotations.Nullable;

/** The pages there are, as sitemaps.org's protocol 0.9 says it: one file, or parts and an index of them. */
public final class Sitemap {
    /** The protocol allows 50,000 in one file; smaller ones are made and fetched sooner. */
    static final int PER_PART = 10_000;

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String NAMESPACE = " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";

    private final AddressQueries queries;
    private final PublicNames names;
    private final SiteSettings site;
    private final int perPart;

    public Sitemap(AddressQueries queries, PublicNames names, SiteSettings site, int perPart) {
        this.queries = queries;
        this.names = names;
        this.site = site;
        this.perPart = perPart;
    }

    /** What search engines are pointed to. */
    public String root() {
        int parts = parts();
        List<String> lists = lists();
        if (parts <= 1 && lists.size() <= perPart) {
            List<String> urls = new ArrayList<>(lists);
            urls.addAll(events(0));
            return urlset(urls);
        }
        StringBuilder index = new StringBuilder(HEAD).append("<sitemapindex").append(NAMESPACE);
        IntStream.rangeClosed(0, parts)
                .forEach(part -> index.append("<sitemap>")
                        .append(location("/sitemap-" + part + ".xml"))
                        .append("</sitemap>\n"));
        return index.append("</sitemapindex>\n").toString();
    }

    /**
     * @param part 0 for lists, then events
     * @return null when there is no such part
     */
    @Nullable
    public String part(int part) {
        if (part > parts()) {
            return null;
        }
        return urlset(part == 0 ? lists().stream().limit(perPart).toList() : events((part - 1) * perPart));
    }

    private int parts() {
        return (int) ((queries.events() + perPart - 1) / perPart);
    }

    private List<String> lists() {
        List<String> urls = new ArrayList<>();
        urls.add(url("/", null));
        add(urls, "/tags/", RegisterKind.TAG);
        add(urls, "/series/", RegisterKind.SERIES);
        add(urls, "/organisers/", RegisterKind.ORGANISER);
        return urls;
    }

    private void add(List<String> urls, String path, RegisterKind kind) {
        names.slugs(kind).forEach(slug -> urls.add(url(path + QueryString.encoded(slug), null)));
    }

    private List<String> events(int from) {
        return queries.events(from, perPart).stream()
                .map(event -> url("/events/" + QueryString.encoded(event.slug()), event.lastModified()))
                .toList();
    }

    private String url(String path, @Nullable Instant lastModified) {
        String modified = lastModified == null ? "" : "<lastmod>" + lastModified + "</lastmod>";
        return "<url>" + location(path) + modified + "</url>\n";
    }

    private String location(String path) {
        return "<loc>" + Markup.escaped(site.link(path)) + "</loc>";
    }

    private static String urlset(List<String> urls) {
        return HEAD + "<urlset" + NAMESPACE + String.join("", urls) + "</urlset>\n";
    }
}
