package org.almanac.subscriber.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.almanac.subscriber.SubscriberState;
import org.almanac.subscriber.SuppressionReason;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "subscriber")
public class SubscriberEntity {
    @Id
    public UUID id;

    @Column(nullable = false)
    public String email;

    @Column(name = "email_key", nullable = false)
    public String emailKey;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    public SubscriberState state;

    @Column(nullable = false)
    public boolean suppressed;

    @Column(name = "suppressed_at")
    @Nullable
    public Instant suppressedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "suppressed_for")
    @Nullable
    SuppressionReason suppressedFor;

    /** What the server said, shortened. */
    @Column(name = "suppressed_detail")
    @Nullable
    public String suppressedDetail;

    @Column(name = "time_zone", nullable = false)
    public String timeZone;

    @Column(nullable = false)
    public String locale;

    @Embedded
    StoredFollows follows = new StoredFollows();

    @Embedded
    StoredSettings mails = new StoredSettings();

    @Column(name = "paused_until")
    @Nullable
    public Instant pausedUntil;

    @Column(name = "confirmed_at")
    @Nullable
    public Instant confirmedAt;

    @Column(name = "token_epoch", nullable = false)
    public int tokenEpoch;

    /** Raising it gives the calendar another address. */
    @Column(name = "calendar_epoch", nullable = false)
    int calendarEpoch;

    @Column(name = "created_at", nullable = false, updatable = false)
    public Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    public Instant updatedAt;

    protected SubscriberEntity() {}

    /** Unconfirmed, following everything. */
    public SubscriberEntity(UUID id, EmailAddress email, SubscriberSettings settings, Instant now) {
        this.id = id;
        this.email = email.typed();
        this.emailKey = email.key();
        this.state = SubscriberState.PENDING;
        this.createdAt = now;
        want(settings, now);
    }

    public UUID id() {
        return id;
    }

    /** Whether it was made at this instant and nothing has come of it yet. */
    public boolean isNewAt(Instant now) {
        return state == SubscriberState.PENDING && createdAt.equals(now);
    }

    /** Of the calendar's address: both numbers only rise, so no sum comes again. */
    public int epochOfCalendar() {
        return tokenEpoch + calendarEpoch;
    }

    /** The calendar has another address from now on. */
    public void renewCalendar(Instant now) {
        calendarEpoch++;
        updatedAt = now;
    }

    public Follows follows() {
        return follows.read();
    }

    public void follow(Follows wanted, Instant now) {
        follows.become(wanted);
        updatedAt = now;
    }

    public SubscriberSettings settings() {
        return mails.read(ZoneId.of(timeZone), locale);
    }

    public void want(SubscriberSettings wanted, Instant now) {
        mails.become(wanted);
        timeZone = wanted.timeZone().getId();
        locale = wanted.locale();
        updatedAt = now;
    }

    /** The owner of the address says yes. What was confirmed before stays confirmed since then. */
    public void confirm(Instant now) {
        if (state != SubscriberState.ACTIVE) {
            state = SubscriberState.ACTIVE;
            confirmedAt = now;
            pausedUntil = null;
            updatedAt = now;
        }
    }

    /** The same, with the address as its owner typed it this time. */
    public void confirm(String typed, Instant now) {
        if (state != SubscriberState.ACTIVE) {
            email = typed;
        }
        confirm(now);
    }

    /** @param until null for no pause */
    public void pause(@Nullable Instant until, Instant now) {
        pausedUntil = until;
        updatedAt = now;
    }

    /** Its owner has it sent elsewhere; every link that was mailed before dies. */
    public void moveTo(EmailAddress address, Instant now) {
        email = address.typed();
        emailKey = address.key();
        unsuppress(now);
        tokenEpoch++;
        updatedAt = now;
    }

    /** @return whether anything changed */
    public boolean unsubscribe(Instant now) {
        if (state == SubscriberState.UNSUBSCRIBED) {
            return false;
        }
        state = SubscriberState.UNSUBSCRIBED;
        calendarEpoch++;
        pausedUntil = null;
        updatedAt = now;
        return true;
    }

    /** Nothing may be sent there any more. The first reason stays, but a complaint outdoes it. */
    public void suppress(SuppressionReason reason, @Nullable String detail, Instant now) {
        if (!suppressed || reason == SuppressionReason.COMPLAINED) {
            suppressed = true;
            suppressedAt = now;
            suppressedFor = reason;
            suppressedDetail = detail;
            updatedAt = now;
        }
    }

    /** Mails may be sent there again. */
    public void unsuppress(Instant now) {
        suppressed = false;
        suppressedAt = null;
        suppressedFor = null;
        suppressedDetail = null;
        updatedAt = now;
    }

    public SuppressionReason reason() {
        return suppressedFor == null ? SuppressionReason.REJECTED : suppressedFor;
    }

    /** For sending: the local part as typed, the domain in ASCII. */
    public String mailbox() {
        return EmailAddress.parse(email).map(EmailAddress::mailbox).orElse(emailKey);
    }
}
