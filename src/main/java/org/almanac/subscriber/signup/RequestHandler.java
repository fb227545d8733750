package org.almanac.subscriber.signup;

import jakarta.persistence.EntityNotFoundException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.almanac.subscriber.RequestProcessor;

/** Takes up one kind of what was written down, within {@link RequestProcessor}'s transactions. */
public interface RequestHandler {
    /** Those that may be taken up, oldest first. */
    List<UUID> listWaiting(Instant now, Set<UUID> except, int most);

    /** @throws EntityNotFoundException when it was erased by then */
    Result takeUp(UUID id);

    /** What became of something that waited. */
    public enum Result {
        TAKEN_UP,
        /** Somebody else had it, or it is put off. */
        LEFT,
        /** Nothing more may be mailed for now. */
        STOP
    }
}
