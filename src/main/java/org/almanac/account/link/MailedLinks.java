package org.almanac.account.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.almanac.account.LinkPurpose;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.NewMessage;
import org.almanac.outbox.Outbox;
import org.almanac.problem.Problem;
import org.almanac.settings.KeyedHash;
import org.almanac.settings.SiteSecret;
import org.almanac.settings.SiteSettings;
import org.almanac.time.Ids;
import org.jspecify.annotations.Nullable;

/** Mails links to people of the desk, each good for one use, and says what became of them. */
@ApplicationScoped
@Transactional
public class MailedLinks {
    /** Mails of one purpose to one person; whoever types an address over and over does not fill its mailbox. */
    private static final int MOST_AN_HOUR = 3;

    private static final Duration HOUR = Duration.ofHours(1);

    private final MailedLinkRepository links;
    private final Outbox outbox;
    private final SiteSettings site;
    private final SiteSecret secret;
    private final Ids ids;
    private final Clock clock;
    private volatile @Nullable LinkCode code;

    MailedLinks(MailedLinkRepository links, Outbox outbox, SiteSettings site, SiteSecret secret, Ids ids, Clock clock) {
        this.links = links;
        this.outbox = outbox;
        this.site = site;
        this.secret = secret;
        this.ids = ids;
        this.clock = clock;
    }

    /** A link that may be used now. */
    public record Open(UUID id, UUID accountId) {}

    /** @param address absolute */
    record Written(String address, Instant expiresAt) {}

    /**
     * Mails a link. Those of the same purpose that the account got before are void from now on.
     *
     * @throws Problem INVALID when nothing can be mailed to the address
     */
    public void send(LinkPurpose purpose, UUID accountId, String address) {
        Instant now = clock.instant();
        links.deleteExpiredBefore(now.minus(LinkPurpose.INVITATION.goodFor()));
        links.markAllUsed(accountId, purpose, now);
        MailedLinkEntity link = new MailedLinkEntity(ids.next(), accountId, purpose, now);
        links.persist(link);
        outbox.enqueue(message(purpose, address, link));
    }

    private static NewMessage message(LinkPurpose purpose, String address, MailedLinkEntity link) {
        try {
            return new NewMessage(
                    Set.of(MessageKind.ACCOUNT),
                    address,
                    null,
                    composer(purpose),
                    link.id.toString(),
                    link.createdAt,
                    link.expiresAt);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("email", "Nothing can be mailed to this address.");
        }
    }

    /** Whether an address has got as many mails of this purpose as may go to one within an hour. */
    public boolean isTooMany(LinkPurpose purpose, String address) {
        return outbox.count(composer(purpose), address, clock.instant().minus(HOUR)) >= MOST_AN_HOUR;
    }

    static String composer(LinkPurpose purpose) {
        return purpose == LinkPurpose.INVITATION ? InvitationMail.NAME : ResetMail.NAME;
    }

    /** The link with this code, unless it has run out, was used or was never made. */
    public Optional<Open> find(LinkPurpose purpose, String code) {
        return code().read(purpose, code)
                .flatMap(links::findByIdOptional)
                .filter(link -> link.isOpen(clock.instant()))
                .map(link -> new Open(link.id, link.accountId));
    }

    /** Uses a link up, and all others of its account. @return false when somebody else was faster */
    public boolean use(Open link) {
        boolean used = links.markUsed(link.id(), clock.instant());
        if (used) {
            revoke(link.accountId());
        }
        return used;
    }

    /** Makes all links of an account void. */
    public void revoke(UUID accountId) {
        links.markAllUsed(accountId, clock.instant());
    }

    /** Until when those of these accounts who have an open invitation can follow it. */
    public Map<UUID, Instant> invitedUntil(Collection<UUID> accountIds) {
        return accountIds.isEmpty()
                ? Map.of()
                : links.listOpen(accountIds, LinkPurpose.INVITATION, clock.instant()).stream()
                        .collect(Collectors.toMap(
                                link -> link.accountId,
                                link -> link.expiresAt,
                                (one, other) -> one.isAfter(other) ? one : other));
    }

    /** The address of an open link, for its mail; empty when it can no longer be used. */
    Optional<Written> written(LinkPurpose purpose, @Nullable String reference, Instant now) {
        return Optional.ofNullable(reference)
                .map(id -> links.findById(UUID.fromString(id)))
                .filter(link -> link.isOpen(now))
                .map(link ->
                        new Written(site.link(purpose.path() + "/" + code().of(purpose, link.id)), link.expiresAt));
    }

    private LinkCode code() {
        LinkCode known = code;
        if (known == null) {
            known = new LinkCode(new KeyedHash(secret.keyFor("account links")));
            code = known;
        }
        return known;
    }
}
