package org.almanac.importer;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.almanac.importer.table.TableChoices;
import org.almanac.transaction.Transactions;
import org.jspecify.annotations.Nullable;

/** What editors have said about the tables of each source, so that they need not say it again. */
@ApplicationScoped
class SourceChoicesRepository implements PanacheRepositoryBase<SourceChoicesEntity, String> {
    private final Clock clock;

    SourceChoicesRepository(Clock clock) {
        this.clock = clock;
    }

    TableChoices of(@Nullable String source) {
        return source == null
                ? TableChoices.NONE
                : Transactions.anew(() ->
                        findByIdOptional(source).map(stored -> stored.choices).orElse(TableChoices.NONE));
    }

    /** Keeps what holds of the next file as well; its encoding and separator are found out each time. */
    void remember(String source, TableChoices said) {
        TableChoices kept = new TableChoices(null, null, said.dateOrder(), said.columns());
        if (kept.equals(of(source))) {
            return;
        }
        SourceChoicesEntity stored = findByIdOptional(source).orElseGet(() -> new SourceChoicesEntity(source));
        stored.said(kept, clock.instant());
        persist(stored);
    }
}
