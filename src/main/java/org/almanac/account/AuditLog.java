package org.almanac.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.almanac.account.store.AuditEntity;
import org.almanac.account.store.AuditRepository;
import org.almanac.account.store.Secrets;
import org.almanac.event.Actor;
import org.almanac.paging.Cursor;
import org.almanac.paging.Page;
import org.almanac.problem.Problem;
import org.almanac.time.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Who signed in, made tokens, took readers' data out or threw a switch. Rows say who, when and what, and hold no other
 * personal data: no address of a reader, no network, nothing that was typed into a form. Changes of events are in
 * {@link org.almanac.event.read.ChangeLog}.
 */
@ApplicationScoped
@Transactional
public class AuditLog {
    private static final int LONGEST_SUBJECT = 200;

    private final AuditRepository entries;
    private final AuditSettings settings;
    private final Ids ids;
    private final Clock clock;

    AuditLog(AuditRepository entries, AuditSettings settings, Ids ids, Clock clock) {
        this.entries = entries;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param subject what it was done to, see {@link AuditEntry}; null when the action says it all */
    public void record(Actor actor, AuditAction action, @Nullable String subject) {
        insert(actor, action, subject, null);
    }

    /**
     * For what strangers can make happen as often as they like: one row for an actor, an action and an hour, which
     * counts.
     */
    public void count(Actor actor, AuditAction action) {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        insert(actor, action, null, Secrets.hash(action + " " + actor.kind() + " " + actor.name() + " " + hour));
    }

    private void insert(Actor actor, AuditAction action, @Nullable String subject, @Nullable String fold) {
        String cut = subject == null || subject.length() <= LONGEST_SUBJECT
                ? subject
                : subject.substring(0, LONGEST_SUBJECT);
        entries.insertOrCount(ids.next(), actor, action, cut, fold, clock.instant());
    }

    /**
     * The newest first.
     *
     * @param actor by its whole name, see {@link Actor}; null for all
     * @param cursor null for the first page
     * @param limit at least 1
     * @throws Problem of kind MALFORMED when the cursor is none of ours
     */
    public Page<AuditEntry> list(@Nullable String actor, @Nullable String cursor, int limit) {
        return Page.of(entries.listNewest(actor, Cursor.id(cursor), limit + 1), limit, entry -> entry.id.toString())
                .map(AuditEntity::toRecord);
    }

    /** Deletes what is older than {@code almanac.retention.audit} says. To be called now and then. */
    public void forget() {
        Instant edge =
                clock.instant().atZone(ZoneOffset.UTC).minus(settings.audit()).toInstant();
        entries.deleteOlderThan(edge);
    }
}
