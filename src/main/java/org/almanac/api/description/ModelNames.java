package org.almanac.api.description;

import static java.util.Map.entry;

import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the types of the description are called, which clients have as classes. Records are named for their package; here
 * all stand beside each other.
 */
final class ModelNames {
    private static final String LIST_OF = "Listed";
    private static final String WRITTEN = "Json";
    private static final String ENTRY = "EntryJson";

    private static final Map<String, String> NAMES = Map.ofEntries(
            entry("Venue", "EventVenue"),
            entry("OrganiserJson", "EventOrganiser"),
            entry("OverrideJson", "InstanceOverride"),
            entry("OverrideInput", "SaveInstanceOverride"),
            entry("RecurrenceInput", "SaveRecurrence"),
            entry("KeyDateInput", "SaveKeyDate"),
            entry("OrganiserInput", "SaveEventOrganiser"),
            entry("VenueInput", "SaveVenue"),
            entry("SplitJson", "SplitEvents"),
            entry("UndoJson", "UndoReport"),
            entry("OccurrenceListItem", "Calendar"),
            entry("OccurrenceListOccurrenceJson", "OccurrenceList"),
            entry("Kind", "ActorKind"),
            entry("Action", "RevisionAction"),
            entry("Format", "SourceFormat"),
            entry("Trust", "SourceTrust"),
            entry("Vanished", "SourceVanished"),
            entry("Severity", "FindingSeverity"),
            entry("Effect", "BounceEffect"),
            entry("Fault", "BounceFault"),
            entry("Draft", "EventDraft"),
            entry("Like", "SimilarEvent"),
            entry("Request", "SubscriptionRequest"),
            entry("QuietHoursInput", "SaveQuietHours"),
            entry("SubscriberData", "Subscriber"),
            entry("Merge", "MergeInto"),
            entry("Restoring", "RestoreEvent"),
            entry("Block", "SuppressAddress"),
            entry("Known", "Token"),
            entry("Made", "TokenSecret"));

    /** Types that are called alike in two places are named for who has them. */
    private static final Map<String, String> BY_OWNER = Map.of(
            "ImportReport.items", "ImportedItem",
            "UndoJson.items", "UndoneEvent",
            "OccurrenceListItem.items", "CalendarDate",
            "ImportedItem.outcome", "ImportOutcome",
            "UndoneEvent.outcome", "UndoOutcome",
            "SourceRun.outcome", "RunOutcome");

    private ModelNames() {}

    /** New names by old ones, of all that get one. */
    static Map<String, String> of(Map<String, Schema> schemas) {
        Map<String, String> names = new TreeMap<>();
        for (String name : schemas.keySet()) {
            names.put(name, plain(name));
        }
        // Twice, for what an owner has may be an owner itself.
        for (int depth = 0; depth < 2; depth++) {
            schemas.forEach((owner, schema) -> {
                if (schema.getProperties() != null) {
                    schema.getProperties().forEach((field, type) -> {
                        String name = BY_OWNER.getOrDefault(
                                owner + "." + field, BY_OWNER.get(names.get(owner) + "." + field));
                        String used = used(type);
                        if (name != null && used != null) {
                            names.put(used, name);
                        }
                    });
                }
            });
        }
        return names;
    }

    private static @Nullable String used(Schema type) {
        if (type.getAnyOf() != null) {
            return Schemas.target(type.getAnyOf().get(0));
        }
        return Schemas.target(type.getItems() == null ? type : type.getItems());
    }

    private static String plain(String name) {
        if (NAMES.containsKey(name)) {
            return NAMES.get(name);
        }
        if (name.startsWith(LIST_OF)) {
            return plain(name.substring(LIST_OF.length())) + "List";
        }
        if (name.startsWith(ENTRY)) {
            return name.substring(ENTRY.length());
        }
        return name.endsWith(WRITTEN) ? name.substring(0, name.length() - WRITTEN.length()) : name;
    }
}
