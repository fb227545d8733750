package org.almanac.event;

import org.jspecify.annotations.Nullable;

/** What an event was before an import changed it. */
record ImportedBefore(EventContent content, @Nullable ImportState imported) {}
