package org.almanac.event;

import java.util.UUID;
import org.almanac.problem.GivenId;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Changes that one import or one job made in a row.
 *
 * @param lowest the first of them
 * @param top the last of them
 */
public record ChangeRun(UUID lowest, UUID top, long created, long updated, long withdrawn) {

    public long size() {
        return created + updated + withdrawn;
    }

    /** What stands for it in an address. */
    public String key() {
        return lowest + "_" + top;
    }

    /** @throws Problem of kind MALFORMED when the key is none of ours */
    public static ChangeRun of(String key) {
        int middle = key.indexOf('_');
        @Nullable UUID lowest = middle < 0 ? null : GivenId.read(key.substring(0, middle));
        @Nullable UUID top = middle < 0 ? null : GivenId.read(key.substring(middle + 1));
        if (lowest == null || top == null) {
            throw Problem.malformed("This run of changes is not one that this service named.");
        }
        return new ChangeRun(lowest, top, 0, 0, 0);
    }
}
