package org.almanac.notification.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.almanac.event.EventsChanged;
import org.almanac.notification.plan.NothingUpcomingTriggerStatements.Cause;
import org.almanac.notification.plan.NothingUpcomingTriggerStatements.Word;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the words under which something happened that may begin or end a nothing-upcoming period, from the edit to the next review: a
 * review then looks at those who chose one of them and at nobody else.
 */
@ApplicationScoped
class NothingUpcomingTriggers {
    private final NothingUpcomingTriggerStatements statements;

    NothingUpcomingTriggers(NothingUpcomingTriggerStatements statements) {
        this.statements = statements;
    }

    /** In the editor's own transaction. */
    void hear(@Observes EventsChanged news) {
        Set<Word> edited = words(news, true);
        note(edited, news.at());
        Set<Word> seen = words(news, false);
        seen.removeAll(edited);
        note(seen, null);
    }

    private static Set<Word> words(EventsChanged news, boolean edited) {
        Set<Word> words = new LinkedHashSet<>();
        for (EventsChanged.Change change : news.changes()) {
            if (change.edited() == edited) {
                add(words, change.after());
                if (change.before() != null) {
                    add(words, change.before());
                }
            }
        }
        return words;
    }

    private void note(Set<Word> words, @Nullable Instant at) {
        if (!words.isEmpty()) {
            statements.note(words, at);
        }
    }

    private static void add(Set<Word> words, Event event) {
        EventContent content = event.content();
        words.add(new Word("ALL", ""));
        words.add(new Word("EVENT", event.id().toString()));
        content.tags().forEach(tag -> words.add(new Word("TAG", tag.slug())));
        if (content.series() != null) {
            words.add(new Word("SERIES", content.series().slug()));
        }
        if (content.organiser() != null) {
            words.add(new Word("ORGANISER", content.organiser().slug()));
        }
    }

    /** What was edited since the last call, and the words of what has started since. */
    List<Cause> take(Instant since, Instant now) {
        List<Cause> causes = new ArrayList<>(statements.take());
        statements.started(since, now).forEach(word -> causes.add(new Cause(word.kind(), word.target(), null)));
        return causes;
    }
}
