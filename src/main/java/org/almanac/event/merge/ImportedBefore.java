package org.almanac.event.merge;

import org.almanac.event.EventContent;
import org.almanac.event.imported.ImportState;
import org.jspecify.annotations.Nullable;

/** What an event was before an import changed it. */
record ImportedBefore(EventContent content, @Nullable ImportState imported) {}
