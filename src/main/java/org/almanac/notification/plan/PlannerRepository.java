package org.almanac.notification.plan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Objects;

@ApplicationScoped
public class PlannerRepository implements PanacheRepositoryBase<PlannerEntity, Boolean> {
    /** Waits for this node's turn, which lasts until the transaction ends. */
    public PlannerEntity lock() {
        return Objects.requireNonNull(findById(true, LockModeType.PESSIMISTIC_WRITE), "a migration writes the row");
    }
}
