package org.almanac.subscriber;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.almanac.problem.Problem;
import org.almanac.subscriber.ListImport.Format;
import org.almanac.subscriber.listimport.ListImportEntity;
import org.almanac.subscriber.listimport.ListImportRepository;
import org.almanac.time.Ids;
import org.almanac.transaction.Transactions;
import org.jspecify.annotations.Nullable;

/** Moves lists over in the background, in batches, so that a page can show how far it is and a restart goes on. */
@ApplicationScoped
public class ListImports {
    private static final Duration KEEP = Duration.ofDays(30);

    private final ListImport lists;
    private final ListImportRepository imports;
    private final Ids ids;
    private final Clock clock;

    ListImports(ListImport lists, ListImportRepository imports, Ids ids, Clock clock) {
        this.lists = lists;
        this.imports = imports;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Takes a list in, and writes none of it yet.
     *
     * @param name of the file; empty for pasted text
     * @throws Problem as {@link ListImport#run}; INVALID when it holds nobody
     */
    public UUID start(Format format, String name, byte[] body, String by) {
        int total = lists.nodes(format, body).size();
        if (total == 0) {
            throw Problem.invalid("file", "Nobody is in this list.");
        }
        return Transactions.anew(() -> {
            ListImportEntity entity =
                    new ListImportEntity(ids.next(), by, name, format.name(), body, total, clock.instant());
            imports.persist(entity);
            return entity.id();
        });
    }

    /** Goes on with all that has begun, for about so long. */
    public void goOn(Duration about) {
        long latest = System.nanoTime() + about.toNanos();
        Transactions.anew(imports::listUnfinished).forEach(id -> goOn(id, latest));
    }

    /** The same with one list. */
    public void goOn(UUID id, Duration about) {
        goOn(id, System.nanoTime() + about.toNanos());
    }

    private void goOn(UUID id, long latest) {
        List<JsonNode> nodes = Transactions.anew(() -> nodes(imports.findById(id)));
        while (!nodes.isEmpty() && System.nanoTime() - latest < 0) {
            List<JsonNode> all = nodes;
            if (!Transactions.anew(() -> step(id, all))) {
                lists.end(nodes.size());
                return;
            }
        }
    }

    private List<JsonNode> nodes(@Nullable ListImportEntity entity) {
        byte[] body = entity == null ? null : entity.body();
        return entity == null || body == null ? List.of() : lists.nodes(Format.valueOf(entity.format()), body);
    }

    /** @return whether there is more */
    private boolean step(UUID id, List<JsonNode> nodes) {
        ListImportEntity entity = imports.findLocked(id).orElse(null);
        if (entity == null || entity.endedAt() != null) {
            return false;
        }
        Instant now = clock.instant();
        if (entity.through() < nodes.size()) {
            entity.advance(lists.batch(nodes, entity.through(), entity.actor(), now));
        }
        if (entity.through() >= nodes.size()) {
            entity.end(now);
            return false;
        }
        return true;
    }

    /** @throws Problem NOT_FOUND */
    public ListImportProgress read(UUID id) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> imports.findByIdOptional(id)
                        .map(ListImports::progress)
                        .orElseThrow(() -> Problem.notFound("There is no such import, or it was long ago.")));
    }

    /** The newest first. */
    public List<ListImportProgress> newest(int limit) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> imports.listNewest(limit).stream()
                        .map(ListImports::progress)
                        .toList());
    }

    /** Forgets what ended long ago. To be called now and then. */
    public void forget() {
        Transactions.runAnew(() -> imports.deleteEndedBefore(clock.instant().minus(KEEP)));
    }

    private static ListImportProgress progress(ListImportEntity of) {
        return new ListImportProgress(
                of.id(),
                of.actor(),
                of.name(),
                of.total(),
                of.through(),
                of.created(),
                of.updated(),
                of.unchanged(),
                of.skipped(),
                of.reasons().stream()
                        .map(one -> new ListImportProgress.Skipped(one.number(), one.reason()))
                        .toList(),
                of.createdAt(),
                of.endedAt());
    }
}
