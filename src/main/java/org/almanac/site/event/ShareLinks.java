package org.almanac.site.event;

import java.util.List;
import org.almanac.web.QueryString;

/** Links by which a reader hands an event on. Plain links: nobody learns of a reader who does not follow one. */
final class ShareLinks {
    private ShareLinks() {}

    record ShareLink(String name, String url) {}

    /** @param when for the text beside the address */
    static List<ShareLink> of(String title, String when, String address) {
        String text = title + ", " + when;
        return List.of(
                new ShareLink(
                        "E-mail",
                        "mailto:" + new QueryString().with("subject", text).with("body", text + "\n" + address)),
                new ShareLink(
                        "LinkedIn",
                        "https://www.linkedin.com/sharing/share-offsite/" + new QueryString().with("url", address)),
                new ShareLink(
                        "Bluesky",
                        "https://bsky.app/intent/compose" + new QueryString().with("text", text + " " + address)),
                new ShareLink(
                        "X",
                        "https://x.com/intent/post"
                                + new QueryString().with("text", text).with("url", address)),
                new ShareLink("WhatsApp", "https://wa.me/" + new QueryString().with("text", text + " " + address)));
    }
}
