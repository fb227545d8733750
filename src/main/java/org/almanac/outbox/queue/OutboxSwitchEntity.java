package org.almanac.outbox.queue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether mails are sent at all, on every node: the only row of its table. */
@Entity
@Table(name = "outbox_switch")
class OutboxSwitchEntity {
    @Id
    @Column(name = "only_row")
    boolean onlyRow;

    /** By an operator. */
    @Column(name = "paused_at")
    @Nullable
    Instant pausedAt;

    /** By the mail server, which refuses nearly everybody. */
    @Column(name = "refused_since")
    @Nullable
    Instant refusedSince;

    @Column(name = "refused_reply")
    @Nullable
    String refusedReply;

    @Column(name = "trial_at")
    @Nullable
    Instant trialAt;

    protected OutboxSwitchEntity() {}
}
