package org.almanac.event.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.almanac.event.Actor;
import org.almanac.event.Event;
import org.almanac.event.EventFilter;
import org.almanac.event.EventStatus;
import org.almanac.event.SaveEvent;
import org.almanac.event.SaveEventBuilder;
import org.almanac.event.Series;
import org.almanac.event.Tag;
import org.almanac.event.bulk.BulkAction;
import org.almanac.event.bulk.BulkCounts;
import org.almanac.event.bulk.BulkEdit;
import org.almanac.event.bulk.BulkItem;
import org.almanac.event.bulk.BulkItemState;
import org.almanac.event.bulk.BulkState;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.event.read.EventQuery;
import org.almanac.event.register.EntryMoves;
import org.almanac.event.register.Registers;
import org.almanac.event.rules.SaveName;
import org.almanac.event.write.Catalogue;
import org.almanac.event.write.Withdrawals;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BulkEditsTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final BulkEdits edits;
    private final Catalogue catalogue;
    private final Withdrawals withdrawals;
    private final CatalogueQueries queries;
    private final Registers registers;
    private final Actor editor = Actor.person("bulk@almanac.example");
    private final String word = Long.toString(UUID.randomUUID().getMostSignificantBits() >>> 1, 36);
    private final Clock clock;

    @Inject
    BulkEditsTest(
            BulkEdits edits,
            Catalogue catalogue,
            Withdrawals withdrawals,
            CatalogueQueries queries,
            Registers registers,
            Clock clock) {
        this.edits = edits;
        this.catalogue = catalogue;
        this.withdrawals = withdrawals;
        this.queries = queries;
        this.registers = registers;
        this.clock = clock;
    }

    @Test
    void eachActionDoesWhatItSaysAndIsUndoneAsAWhole() {
        List<Event> events = List.of(event("One", false), event("Two", true), event("Three", false));
        List<UUID> ids = events.stream().map(Event::id).toList();

        assertThat(done(BulkAction.PUBLISH, null, ids).done()).isEqualTo(2);
        assertThat(now(ids)).allMatch(Event::isPublic);

        UUID tagged = start(BulkAction.ADD_TAG, "New " + word, ids);
        assertThat(now(ids))
                .allSatisfy(event -> assertThat(event.content().tags())
                        .extracting(Tag::name)
                        .containsExactly("Old " + word, "New " + word));
        undo(tagged);
        assertThat(now(ids))
                .allSatisfy(event ->
                        assertThat(event.content().tags()).extracting(Tag::name).containsExactly("Old " + word));

        assertThat(done(BulkAction.REMOVE_TAG, "old " + word, ids).done()).isEqualTo(3);
        assertThat(now(ids)).allMatch(event -> event.content().tags().isEmpty());
        assertThat(done(BulkAction.SET_SERIES, "Series " + word, ids).done()).isEqualTo(3);
        assertThat(now(ids))
                .allSatisfy(event ->
                        assertThat(event.content().series()).isEqualTo(new Series("series-" + word, "Series " + word)));

        UUID cancelled = start(BulkAction.CANCEL, null, ids);
        assertThat(now(ids)).allMatch(event -> event.status() == EventStatus.CANCELLED);
        undo(cancelled);
        assertThat(now(ids)).allMatch(event -> event.status() == EventStatus.CONFIRMED);

        UUID withdrawn = start(BulkAction.WITHDRAW, null, ids);
        assertThat(now(ids)).allMatch(Event::withdrawn);
        assertThat(undo(withdrawn).undone()).isEqualTo(3);
        assertThat(now(ids)).allMatch(Event::isPublic);

        assertThat(done(BulkAction.HIDE, null, ids).done()).isEqualTo(3);
        assertThat(now(ids)).noneMatch(Event::isPublic);
        assertThat(queries.history(ids.get(0)).get(0).reason()).startsWith("Edited with others (#");
        assertThat(queries.history(ids.get(0)).get(0).actor()).isEqualTo(editor.name());
    }

    @Test
    void whatCannotBeDoneIsSaidItemByItemAndWhatWasEditedSinceIsKept() {
        Event gone = event("Gone", true);
        Event edited = event("Edited", true);
        Event full = catalogue.create(
                input("Full", true)
                        .tags(IntStream.range(0, 50).mapToObj(n -> "t" + n).toList())
                        .build(),
                editor);
        List<UUID> ids = List.of(gone.id(), edited.id(), full.id());
        UUID edit = edits.prepare(BulkAction.ADD_TAG, "New " + word, ids, editor);
        withdrawals.withdraw(gone.id().toString(), null, editor);
        edits.start(edit, false);
        edits.goOn(edit, LONG);

        assertThat(edits.counts(edit).done()).isEqualTo(1);
        assertThat(edits.items(edit, BulkItemState.FAILED, null, 10).items())
                .extracting(BulkItem::title, BulkItem::reason)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(gone.title(), "It has been withdrawn meanwhile."),
                        org.assertj.core.groups.Tuple.tuple(full.title(), "It has 50 tags already."));

        catalogue.setStatus(edited.id().toString(), EventStatus.TENTATIVE, "by hand", editor);
        BulkCounts undone = undo(edit);
        assertThat(undone.kept()).isEqualTo(1);
        assertThat(edits.items(edit, BulkItemState.KEPT, null, 10).items())
                .extracting(BulkItem::reason)
                .containsExactly("It has been edited since.");
        assertThat(queries.find(edited.id().toString()).content().tags()).hasSize(2);
        assertThat(edits.read(edit).state()).isEqualTo(BulkState.UNDONE);
        assertThatThrownBy(() -> edits.undo(edit, editor)).isInstanceOf(Problem.class);
    }

    @Test
    void nothingHappensBeforeItIsConfirmedAndItBeginsOnce() {
        Event event = event("One", true);
        UUID edit = edits.prepare(BulkAction.HIDE, null, List.of(event.id()), editor);
        edits.goOn(LONG);
        edits.goOn(edit, LONG);
        assertThat(queries.find(event.id().toString()).isPublic()).isTrue();
        edits.start(edit, true);
        assertThatThrownBy(() -> edits.start(edit, false)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> edits.prepare(BulkAction.HIDE, null, List.of(), editor))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> edits.prepare(BulkAction.ADD_TAG, " ", List.of(event.id()), editor))
                .isInstanceOf(Problem.class);
    }

    @Test
    void aMergeIsUndoneWithItsOldNameAndEventsAlsoOnesThatHadBoth() {
        Event only = event("Only", true);
        Event both = catalogue.create(
                SaveEvent.builder()
                        .title("Both " + word)
                        .start(day())
                        .allDay(true)
                        .tags(List.of("Old " + word, "Other " + word))
                        .build(),
                editor);
        UUID edit = registers.tags().startMerge("old-" + word, "other-" + word, editor);
        edits.goOn(LONG);

        assertThat(registers.tags().find("old-" + word).key()).isEqualTo("other-" + word);
        assertThat(names(only)).containsExactly("Other " + word);
        assertThat(names(both)).containsExactly("Other " + word);
        Event later = event("Later", true);
        assertThat(names(later)).containsExactly("Other " + word);

        undo(edit);
        assertThat(registers.tags().find("old-" + word).key()).isEqualTo("old-" + word);
        assertThat(names(only)).containsExactly("Old " + word);
        assertThat(names(both)).containsExactly("Old " + word, "Other " + word);
        assertThat(names(later)).containsExactly("Other " + word);
    }

    @Test
    void aTagOfManyEventsIsRenamedAtOnceAndItsEventsInTheBackground() {
        for (int i = 0; i < EntryMoves.AT_ONCE + 1; i++) {
            catalogue.create(input("Number " + i, true).build(), editor);
        }
        Event first = queries.part(
                        EventQuery.published(
                                new EventFilter(java.util.Set.of("old-" + word), null, null, null, null, null), 1),
                        null,
                        1)
                .get(0);
        registers.tags().change("old-" + word, before -> new SaveName("fresh-" + word, "Fresh " + word), null, editor);

        assertThat(registers.tags().find("old-" + word).key()).isEqualTo("fresh-" + word);
        assertThat(queries.find(first.id().toString()).revision()).isEqualTo(first.revision());
        assertThatThrownBy(() -> registers.tags().merge("fresh-" + word, "fresh-" + word, null, editor))
                .isInstanceOf(Problem.class);
        edits.goOn(LONG);
        Event renamed = queries.find(first.id().toString());
        assertThat(renamed.revision()).isEqualTo(first.revision() + 1);
        assertThat(queries.history(first.id()).get(0).changes()).singleElement().satisfies(change -> {
            assertThat(change.from()).contains("Old " + word);
            assertThat(change.to()).contains("Fresh " + word);
        });
        BulkEdit edit = edits.list(null, 1).items().get(0);
        assertThat(edit.action()).isEqualTo(BulkAction.RENAME);
        assertThat(edits.counts(edit.id()).done()).isEqualTo(EntryMoves.AT_ONCE + 1);
    }

    private List<String> names(Event event) {
        return queries.find(event.id().toString()).content().tags().stream()
                .map(Tag::name)
                .toList();
    }

    private BulkCounts done(BulkAction action, @Nullable String value, List<UUID> ids) {
        return edits.counts(start(action, value, ids));
    }

    private UUID start(BulkAction action, @Nullable String value, List<UUID> ids) {
        UUID edit = edits.prepare(action, value, ids, editor);
        edits.start(edit, false);
        edits.goOn(edit, LONG);
        assertThat(edits.read(edit).state()).isEqualTo(BulkState.DONE);
        return edit;
    }

    private BulkCounts undo(UUID edit) {
        edits.undo(edit, editor);
        edits.goOn(edit, LONG);
        return edits.counts(edit);
    }

    private List<Event> now(List<UUID> ids) {
        return ids.stream().map(id -> queries.find(id.toString())).toList();
    }

    private Event event(String title, boolean published) {
        return catalogue.create(input(title, published).build(), editor);
    }

    private SaveEventBuilder input(String title, boolean published) {
        return SaveEvent.builder()
                .title(title + " " + word)
                .start(day())
                .allDay(true)
                .published(published)
                .tags(List.of("Old " + word));
    }

    private String day() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(40).toString();
    }
}
