package org.almanac.admin;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.almanac.account.Identities;
import org.almanac.account.Roles;
import org.almanac.event.Actor;
import org.almanac.importer.submission.Submission;
import org.almanac.importer.submission.Submissions;
import org.almanac.outbox.MassRefusal;
import org.almanac.outbox.Outbox;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/** What every page of the desk says about whoever sits at it; {@code cdi:desk} in templates. */
@Named("desk")
@ApplicationScoped
public class DeskView {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm z", Locale.ENGLISH);

    private final SecurityIdentity identity;
    private final Outbox outbox;
    private final Submissions submissions;
    private final SiteSettings settings;
    private final ZoneId zone;

    DeskView(SecurityIdentity identity, Outbox outbox, Submissions submissions, SiteSettings settings) {
        this.identity = identity;
        this.outbox = outbox;
        this.submissions = submissions;
        this.settings = settings;
        this.zone = settings.defaultTimeZone();
    }

    /** An e-mail address, or {@code token:<name>}. */
    public String user() {
        return identity.getPrincipal().getName();
    }

    public boolean isAdministrator() {
        return identity.hasRole(Roles.ADMIN);
    }

    /** Whether mails leave the house. */
    public boolean isMailing() {
        return outbox.isDelivering();
    }

    /** Since when an administrator has sending paused; null when it is not. */
    public @Nullable Instant getPausedSince() {
        return outbox.pausedSince().orElse(null);
    }

    /** Why nothing is sent although nobody paused it; null when it is. */
    public @Nullable MassRefusal getRefusing() {
        return outbox.refusing().orElse(null);
    }

    /** Why the mail server cannot be used at present; null while it can. */
    public @Nullable String getServerDown() {
        return outbox.serverDown().orElse(null);
    }

    /** How many proposals wait for an editor. */
    public long proposals() {
        return submissions.countWaiting();
    }

    /** A link that opens a mail to who proposed an event. */
    public String letter(Submission proposal) {
        return ProposalLetter.link(proposal, settings);
    }

    /** An instant in the site's zone, which is named: {@code 8 Jun 2027, 09:00 CEST}. */
    public String when(Instant instant) {
        return WHEN.format(instant.atZone(zone));
    }

    public String zone() {
        return zone.getId();
    }

    public Actor actor() {
        return Identities.actor(identity);
    }
}
