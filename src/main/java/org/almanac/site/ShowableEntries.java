package org.almanac.site;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.event.read.CalendarDays;
import org.almanac.event.read.OccurrencePage;
import org.almanac.paging.Page;
import org.almanac.problem.RenderFailures;

/** Finds out before a list is drawn what of it can be: one entry that cannot does not keep the others from being shown. */
@Singleton
public class ShowableEntries {
    private final RenderFailures failures;

    ShowableEntries(RenderFailures failures) {
        this.failures = failures;
    }

    public OccurrencePage of(OccurrencePage page) {
        return new OccurrencePage(
                new Page<>(of(page.page().items()), page.page().nextCursor()), page.ends());
    }

    public CalendarDays of(CalendarDays days) {
        return new CalendarDays(of(days.occurrences()), days.beginning());
    }

    /** In their order; what can only be shown without its texts is without them, what cannot be shown at all is left out. */
    public List<UpcomingOccurrence> of(List<UpcomingOccurrence> found) {
        return found.stream().map(this::of).flatMap(Optional::stream).toList();
    }

    public Optional<UpcomingOccurrence> of(UpcomingOccurrence one) {
        return failures.firstOf(
                "entry",
                one.event().id(),
                one.event().revision(),
                List.<Supplier<UpcomingOccurrence>>of(() -> drawn(one), () -> drawn(one.plain())));
    }

    private static UpcomingOccurrence drawn(UpcomingOccurrence one) {
        EntryView.of(one);
        return one;
    }
}
