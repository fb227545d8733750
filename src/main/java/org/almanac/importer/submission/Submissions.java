package org.almanac.importer.submission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.almanac.event.Actor;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.almanac.event.SaveEvent;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.event.write.Catalogue;
import org.almanac.problem.FieldError;
import org.almanac.problem.FieldErrors;
import org.almanac.problem.Problem;
import org.almanac.time.Ids;
import org.jspecify.annotations.Nullable;

/** What readers propose waits here for an editor; until then it is no event. */
@ApplicationScoped
public class Submissions {
    private static final int LONGEST_CONTACT = 254;
    private static final int LONGEST_NOTE = 2_000;

    /** Enough to catch a slip; nothing is sent there by itself. */
    private static final Pattern ADDRESS = Pattern.compile("[^\\s\\p{C}@]+@[^\\s\\p{C}@]+");

    private static final int LONGEST_REASON = 500;

    private final SubmissionRepository submissions;
    private final Catalogue catalogue;
    private final CatalogueQueries queries;
    private final SubmissionSettings settings;
    private final jakarta.enterprise.event.Event<SubmissionReceived> news;
    private final Clock clock;
    private final Ids ids;

    Submissions(
            SubmissionRepository submissions,
            Catalogue catalogue,
            CatalogueQueries queries,
            SubmissionSettings settings,
            jakarta.enterprise.event.Event<SubmissionReceived> news,
            Clock clock,
            Ids ids) {
        this.submissions = submissions;
        this.catalogue = catalogue;
        this.queries = queries;
        this.settings = settings;
        this.news = news;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Puts a proposal into the queue.
     *
     * @throws Problem INVALID with every field that is wrong; TOO_MANY_REQUESTS when too many wait already
     */
    @Transactional
    public void submit(SaveEvent proposed, @Nullable String contact, @Nullable String note) {
        Instant now = clock.instant();
        check(proposed, contact, note, now);
        if (countWaiting() >= settings.mostWaiting()) {
            throw Problem.of(
                    Problem.Kind.TOO_MANY_REQUESTS,
                    "More proposals are waiting than our editors can look at. Please try again in a few days.");
        }
        UUID id = ids.next();
        submissions.persist(new SubmissionEntity(id, proposed, contact, note, now));
        news.fire(new SubmissionReceived(id, now));
    }

    private void check(SaveEvent proposed, @Nullable String contact, @Nullable String note, Instant now) {
        FieldErrors errors = new FieldErrors();
        try {
            EventContent content = catalogue.check(proposed);
            if (!content.time().endsAt().isAfter(now)) {
                errors.add("start", "This is over already. Propose events that are still to come.");
            }
        } catch (Problem problem) {
            problem.errors().forEach(error -> errors.add(error.field(), error.message()));
        }
        bound(errors, "contact", contact, LONGEST_CONTACT);
        if (contact != null && !ADDRESS.matcher(contact).matches()) {
            errors.add("contact", "This is not an e-mail address. Mend it, or leave it empty.");
        }
        bound(errors, "note", note, LONGEST_NOTE);
        errors.throwIfAny();
    }

    private static void bound(FieldErrors errors, String field, @Nullable String text, int longest) {
        if (text != null && text.length() > longest) {
            errors.add(field, "At most %,d characters fit here.".formatted(longest));
        }
        if (text != null && text.indexOf('\0') >= 0) {
            errors.add(field, "This holds a character that cannot be kept.");
        }
    }

    /** Those that wait, the oldest first. */
    @Transactional
    public List<Submission> waiting(int limit) {
        return submissions.listWaiting(limit).stream()
                .map(SubmissionEntity::toSubmission)
                .toList();
    }

    /** Those that were decided last, the latest first. */
    @Transactional
    public List<Submission> decided(int limit) {
        return submissions.listDecided(limit).stream()
                .map(SubmissionEntity::toSubmission)
                .toList();
    }

    @Transactional
    public long countWaiting() {
        return submissions.countWaiting();
    }

    /** @throws Problem NOT_FOUND */
    @Transactional
    public Submission find(UUID id) {
        return stored(id, LockModeType.NONE).toSubmission();
    }

    /**
     * Makes an event of a proposal. A proposal becomes one event at most, also when two editors accept it at one time or
     * the service ends in between: the event's uid is that of the proposal.
     *
     * @param edited what the editor makes of it
     * @throws Problem NOT_FOUND, CONFLICT when it has been decided, INVALID when the event is not in order
     */
    @Transactional
    public Event accept(UUID id, SaveEvent edited, Actor editor) {
        SubmissionEntity submission = waiting(id);
        Event event = created(id, edited, editor);
        submission.accept(event.id(), editor, clock.instant());
        return event;
    }

    private Event created(UUID id, SaveEvent edited, Actor editor) {
        try {
            return catalogue.create(edited.withUid("submission-" + id), editor);
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.CONFLICT) {
                return queries.findByUid("submission-" + id).orElseThrow(() -> problem);
            }
            throw problem;
        }
    }

    /** @throws Problem NOT_FOUND, CONFLICT when it has been decided, INVALID when the reason is too long */
    @Transactional
    public void reject(UUID id, @Nullable String reason, Actor editor) {
        if (reason != null && reason.length() > LONGEST_REASON) {
            throw Problem.invalid(
                    List.of(new FieldError("reason", "At most %,d characters fit here.".formatted(LONGEST_REASON))));
        }
        waiting(id).reject(reason, editor, clock.instant());
    }

    /** Puts what was rejected back into the queue. */
    @Transactional
    public void reopen(UUID id) {
        SubmissionEntity submission = stored(id, LockModeType.PESSIMISTIC_WRITE);
        if (submission.state != Submission.State.REJECTED) {
            throw Problem.conflict("Only what was rejected can be put back.");
        }
        submission.reopen();
    }

    /** Deletes what was decided long enough ago. To be called now and then. */
    @Transactional
    public void forget() {
        submissions.deleteDecidedBefore(clock.instant().minus(settings.keep()));
    }

    private SubmissionEntity waiting(UUID id) {
        SubmissionEntity submission = stored(id, LockModeType.PESSIMISTIC_WRITE);
        if (submission.state != Submission.State.WAITING) {
            throw Problem.conflict("This proposal has been decided already, by " + submission.decidedBy + ".");
        }
        return submission;
    }

    private SubmissionEntity stored(UUID id, LockModeType lock) {
        return submissions.findByIdOptional(id, lock).orElseThrow(() -> Problem.notFound("There is no such proposal."));
    }
}
