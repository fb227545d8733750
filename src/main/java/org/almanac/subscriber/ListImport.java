package org.almanac.subscriber;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.almanac.json.CsvTable;
import org.almanac.json.ImportReport;
import org.almanac.json.JsonInput;
import org.almanac.problem.Problem;
import org.almanac.subscriber.listimport.ListBatch;
import org.almanac.subscriber.listimport.ListEntries;
import org.almanac.subscriber.listimport.ListTable;
import org.almanac.subscriber.store.SubscriberStatements;
import org.almanac.transaction.Transactions;

/**
 * Moves a list that was kept elsewhere over: people who confirmed there and need not do so again. Nobody who stopped,
 * erased themselves or whose address was refused comes back this way, and whoever is subscribed here keeps their choice.
 */
@ApplicationScoped
public class ListImport {
    private static final int MOST_ENTRIES = 100_000;
    private static final int BATCH = 500;

    private final ListEntries entries;
    private final ListBatch batches;
    private final JsonInput json;
    private final SubscriberStatements statements;
    private final Clock clock;

    ListImport(ListEntries entries, ListBatch batches, JsonInput json, SubscriberStatements statements, Clock clock) {
        this.entries = entries;
        this.statements = statements;
        this.batches = batches;
        this.json = json;
        this.clock = clock;
    }

    /** How a list can be sent. */
    public enum Format {
        /** An array of objects. */
        JSON,
        /** An object a line. */
        NDJSON,
        /** A table; see {@link ListTable}. */
        CSV
    }

    /**
     * Each entry is taken by itself: a wrong one is skipped, and the report says why. Entries are written in batches;
     * sending the same list again completes what a failure left undone.
     *
     * @param by who moves the list over; kept in each record of consent
     * @throws Problem MALFORMED when the body is not of the format, TOO_LARGE when it holds more than 100,000 entries
     */
    public ImportReport run(Format format, byte[] body, String by) {
        List<JsonNode> nodes = nodes(format, body);
        Instant now = clock.instant();
        List<ImportReport.Item> items = new ArrayList<>(nodes.size());
        for (int from = 0; from < nodes.size(); from += BATCH) {
            int first = from;
            items.addAll(Transactions.anew(() -> batch(nodes, first, by, now)));
        }
        end(nodes.size());
        return ImportReport.of(items);
    }

    /** @throws Problem as {@link #run} */
    List<JsonNode> nodes(Format format, byte[] body) {
        List<JsonNode> nodes = switch (format) {
            case JSON -> array(body);
            case NDJSON -> lines(body);
            case CSV -> ListTable.of(CsvTable.read(body, MOST_ENTRIES));
        };
        if (nodes.size() > MOST_ENTRIES) {
            throw Problem.of(Problem.Kind.TOO_LARGE, "At most %,d subscribers go in at once.".formatted(MOST_ENTRIES));
        }
        return nodes;
    }

    /** Writes the entries from one on, some hundred at most, within the caller's transaction. */
    List<ImportReport.Item> batch(List<JsonNode> nodes, int from, String by, Instant now) {
        List<ListEntries.Read> read = nodes.subList(from, Math.min(nodes.size(), from + BATCH)).stream()
                .map(node -> entries.read(node, now))
                .toList();
        return batches.write(read, from, by, now);
    }

    /** So that what was written is planned with. */
    void end(int entries) {
        if (entries >= BATCH) {
            Transactions.runAnew(statements::analyze);
        }
    }

    private List<JsonNode> array(byte[] body) {
        JsonNode tree = json.tree(body);
        if (!tree.isArray()) {
            throw Problem.malformed("Send a JSON array of subscribers; for one a line, send application/x-ndjson.");
        }
        List<JsonNode> nodes = new ArrayList<>(tree.size());
        tree.forEach(nodes::add);
        return nodes;
    }

    private List<JsonNode> lines(byte[] body) {
        Stream<String> lines = JsonInput.text(body).lines().filter(line -> !line.isBlank());
        return lines.limit(MOST_ENTRIES + 1L)
                .map(line -> json.tree(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }
}
