package org.almanac.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.almanac.importer.Importer.Imported;
import org.almanac.json.ImportReport.Outcome;
import org.junit.jupiter.api.Test;

class ImportSummaryTest {

    @Test
    void allAreCountedAndOfEachOutcomeSomeAreShown() {
        List<ImportedItem> all = IntStream.range(0, 1_000)
                .mapToObj(i -> item("Event " + i, i % 10 == 9 ? Outcome.SKIPPED : Outcome.CREATED))
                .toList();
        ImportSummary summary = ImportSummary.of(new Imported(all, null));
        assertThat(summary.created()).isEqualTo(900);
        assertThat(summary.skipped()).isEqualTo(100);
        assertThat(summary.items()).hasSize(ImportSummary.MOST + 100);
    }

    @Test
    void whatAFileHoldsIsKeptAsAPageAndADatabaseCanHoldIt() {
        String title = "a\u0000b\ud800c " + "\ud83d\ude00".repeat(400);
        ImportedItem shown = ImportSummary.of(new Imported(List.of(item(title, Outcome.CREATED)), null))
                .items()
                .get(0);
        assertThat(shown.title()).startsWith("a b c \ud83d\ude00").endsWith("…").hasSizeLessThan(510);
        assertThat(Objects.requireNonNull(shown.title()).codePoints())
                .noneMatch(c -> c == 0 || c >= 0xd800 && c <= 0xdfff);
    }

    private static ImportedItem item(String title, Outcome outcome) {
        return new ImportedItem("line 1", title, "2027-06-08", true, null, null, outcome, null, List.of());
    }
}
