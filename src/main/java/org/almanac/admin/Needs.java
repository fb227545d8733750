package org.almanac.admin;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.almanac.admin.list.EventList;
import org.almanac.event.read.EventSearchQueries;
import org.almanac.event.read.LackCounts;
import org.almanac.importer.source.Source;
import org.almanac.importer.source.Sources;
import org.almanac.importer.submission.Submissions;
import org.almanac.outbox.MessageState;
import org.almanac.outbox.Messages;

/** What waits for somebody at the desk, each with the list that shows it. */
@ApplicationScoped
class Needs {
    private final EventSearchQueries events;
    private final Submissions submissions;
    private final Sources sources;
    private final Messages messages;
    private final DeskView desk;
    private final Clock clock;

    Needs(
            EventSearchQueries events,
            Submissions submissions,
            Sources sources,
            Messages messages,
            DeskView desk,
            Clock clock) {
        this.events = events;
        this.submissions = submissions;
        this.sources = sources;
        this.messages = messages;
        this.desk = desk;
        this.clock = clock;
    }

    /** @param path where it is listed */
    record Need(String words, long count, String path) {}

    /** Those that there are, and how many other things were looked at. */
    record Found(List<Need> needs, int fine) {}

    Found all() {
        LackCounts lacks = events.lacks(clock.instant());
        List<Need> all = new ArrayList<>();
        all.add(new Need("Proposals to review", submissions.countWaiting(), "/admin/review"));
        all.add(lack("Ahead without a place", lacks.place(), "place"));
        all.add(lack("Ahead without a place’s time zone", lacks.zone(), "zone"));
        all.add(lack("Ahead without a link", lacks.link(), "link"));
        all.add(lack("Ahead, maybe listed twice", lacks.doubles(), "double"));
        long failing = sources.byName().stream()
                .filter(Source::active)
                .filter(source -> source.failures() > 0)
                .count();
        all.add(new Need("Sources that fail", failing, "/admin/sources"));
        if (desk.isAdministrator()) {
            Map<MessageState, Long> counts = messages.counts();
            all.add(new Need(
                    "Mails that failed", counts.getOrDefault(MessageState.FAILED, 0L), "/admin/outbox?state=FAILED"));
        }
        List<Need> needs = all.stream().filter(need -> need.count() > 0).toList();
        return new Found(needs, all.size() - needs.size());
    }

    private static Need lack(String words, long count, String lack) {
        return new Need(words, count, EventList.PATH + "?show=upcoming&lack=" + lack);
    }
}
