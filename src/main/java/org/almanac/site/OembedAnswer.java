package org.almanac.site;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How to embed a page (oEmbed 1.0, §2.3.4).
 *
 * @param cacheAge in seconds
 */
record OembedAnswer(
        String version,
        String type,
        String title,
        @JsonProperty("provider_name") String providerName,
        @JsonProperty("provider_url") String providerUrl,
        @JsonProperty("cache_age") int cacheAge,
        int width,
        int height,
        String html) {
    private static final int AN_HOUR = 3_600;

    /** @param source of the frame, absolute; anything but text that an attribute takes must be encoded in it */
    static OembedAnswer frame(String title, String source, int width, int height, String siteName, String siteUrl) {
        String html = "<iframe src=\"" + escaped(source) + "\" title=\"" + escaped(title) + "\" width=\"" + width
                + "\" height=\"" + height + "\" style=\"border:0;max-width:100%\" loading=\"lazy\"></iframe>";
        return new OembedAnswer("1.0", "rich", title, siteName, siteUrl, AN_HOUR, width, height, html);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
