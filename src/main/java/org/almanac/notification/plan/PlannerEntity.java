package org.almanac.notification.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** How far planning has come: the only row of its table, and the lock by which nodes take turns. */
@Entity
@Table(name = "planner")
public class PlannerEntity {
    @Id
    @Column(name = "only_row")
    private boolean onlyRow;

    @Column(name = "planned_until", nullable = false)
    private Instant plannedUntil;

    protected PlannerEntity() {}

    public Instant plannedUntil() {
        return plannedUntil;
    }

    /** What had fallen due by then is in the ledger. */
    public void planned(Instant until) {
        plannedUntil = until;
    }
}
