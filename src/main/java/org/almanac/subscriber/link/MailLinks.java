package org.almanac.subscriber.link;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.almanac.settings.SiteSecret;
import org.almanac.settings.SiteSettings;

/** The links that stand in mails, and what they say when somebody follows them. */
@ApplicationScoped
public class MailLinks {
    private final SiteSettings site;
    private final LinkTokens tokens;

    MailLinks(SiteSettings site, SiteSecret secret) {
        this.site = site;
        this.tokens = new LinkTokens(secret.keyFor("subscriber links"));
    }

    /** Absolute. */
    public String confirmation(String token) {
        return site.link("/subscriptions/confirm/" + token);
    }

    /** Absolute. */
    public String addressChange(UUID changeId, int epoch) {
        return site.link("/subscriptions/address/" + token(LinkScope.ADDRESS, changeId, epoch));
    }

    /** Absolute. */
    public String preferences(UUID subscriberId, int epoch) {
        return site.link("/subscriptions/" + token(LinkScope.PREFERENCES, subscriberId, epoch));
    }

    /** Absolute. */
    public String unsubscribe(UUID subscriberId, int epoch) {
        return site.link("/unsubscribe/" + token(LinkScope.UNSUBSCRIBE, subscriberId, epoch));
    }

    /** Absolute. */
    public String calendar(UUID subscriberId, int epoch) {
        return site.link("/u/" + token(LinkScope.CALENDAR, subscriberId, epoch) + "/calendar.ics");
    }

    public String token(LinkScope scope, UUID id, int epoch) {
        return tokens.issue(scope, new LinkToken(id, epoch));
    }

    /** Empty when the token was not made here for this scope. */
    public Optional<LinkToken> read(LinkScope scope, String token) {
        return tokens.read(scope, token);
    }
}
