package org.almanac.event.merge;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one import did to one event.
 *
 * @param revision of the event after it
 * @param before null when the import made the event
 */
record ImportChange(UUID event, int revision, @Nullable ImportedBefore before) {}
