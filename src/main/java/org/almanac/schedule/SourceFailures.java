package org.almanac.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.almanac.account.PeopleAddresses;
import org.almanac.importer.source.FailingSource;
import org.almanac.importer.source.FailingSources;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.NewMessage;
import org.almanac.outbox.Outbox;

/** Tells the people of the desk of sources that have failed for long, each failure once. */
@ApplicationScoped
class SourceFailures {
    private static final Duration USEFUL = Duration.ofDays(3);

    private final FailingSources sources;
    private final PeopleAddresses people;
    private final Outbox outbox;
    private final Clock clock;

    SourceFailures(FailingSources sources, PeopleAddresses people, Outbox outbox, Clock clock) {
        this.sources = sources;
        this.people = people;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    void tell() {
        List<FailingSource> failing = sources.takeUntold();
        if (failing.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        for (String address : people.ofActive()) {
            failing.forEach(source -> message(address, source, now).ifPresent(outbox::enqueue));
        }
    }

    /** Empty for an address that nothing can be mailed to, such as that of the first administrator. */
    private static Optional<NewMessage> message(String address, FailingSource source, Instant now) {
        try {
            return Optional.of(new NewMessage(
                    Set.of(MessageKind.ACCOUNT),
                    address,
                    null,
                    FailingSources.MAIL,
                    source.id().toString(),
                    now,
                    now.plus(USEFUL)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
