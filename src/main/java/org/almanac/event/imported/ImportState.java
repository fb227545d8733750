package org.almanac.event.imported;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.almanac.event.EventContent;
import org.jspecify.annotations.Nullable;

/**
 * What an event was when it was last imported: so that older versions do not win, and what its source did not change is
 * left as people here have made it.
 *
 * @param version of the whole event
 * @param fields digests of what was imported, by field
 * @param dates versions of single dates that came by themselves, by their original start
 * @param undone true when it was withdrawn as the import that made it was undone: then another may bring it back
 * @param alone the date for which the event stands, when that came without its series
 */
public record ImportState(
        @Nullable ImportVersion version,
        Map<String, String> fields,
        Map<String, ImportVersion> dates,
        @Nullable LocalDateTime alone,
        @Nullable Boolean undone) {

    /** The digest of no value. */
    private static final String NOTHING = "";

    public static ImportState of(@Nullable ImportVersion version, EventContent content) {
        return new ImportState(version, ImportedFields.digests(content), Map.of(), null, null);
    }

    public ImportState with(@Nullable ImportVersion newVersion, EventContent content) {
        return new ImportState(newVersion, ImportedFields.digests(content), dates, null, null);
    }

    public ImportState cancelled(ImportVersion newVersion) {
        return new ImportState(newVersion, fields, dates, alone, null);
    }

    public ImportState dated(LocalDateTime at, ImportVersion dateVersion) {
        Map<String, ImportVersion> all = new HashMap<>(dates);
        all.put(at.toString(), dateVersion);
        return new ImportState(version, fields, Map.copyOf(all), alone, null);
    }

    /** Takes these fields for changed by their source, so that the next import has its way with them. */
    public ImportState without(Collection<String> given) {
        Map<String, String> left = new HashMap<>(fields);
        for (String field : given) {
            if (EditedFields.isOfTime(field)) {
                left.put("time", NOTHING);
                left.put("recurrence", NOTHING);
            } else {
                left.put(field, NOTHING);
            }
        }
        return new ImportState(version, Map.copyOf(left), dates, alone, undone);
    }

    public ImportState alone(LocalDateTime at) {
        return new ImportState(version, fields, dates, at, null);
    }

    public ImportState takenBack() {
        return new ImportState(version, fields, dates, alone, true);
    }

    public boolean wasUndone() {
        return Boolean.TRUE.equals(undone);
    }
}
