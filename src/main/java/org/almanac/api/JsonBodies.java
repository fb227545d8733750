package org.almanac.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import org.almanac.account.SaveAccount;
import org.almanac.event.SaveEvent;
import org.almanac.event.rules.SaveName;
import org.almanac.event.rules.SaveOrganiser;
import org.almanac.importer.source.SaveSource;
import org.almanac.json.JsonInput;
import org.almanac.problem.Problem;
import org.almanac.webhook.SaveWebhook;

/**
 * Turns what somebody sent into what a call takes, as strictly as {@link JsonInput}. What a representation shows and
 * nobody can set is taken out first, so that what was got can be changed and put back.
 */
@Singleton
public class JsonBodies {
    private static final Set<String> OF_AN_ENTRY = Set.of("id", "revision", "createdAt", "updatedAt");

    private static final Map<Class<?>, Set<String>> SET_BY_THE_SERVICE = Map.of(
            SaveEvent.class,
            SaveEvent.SET_BY_THE_CATALOGUE,
            SaveName.class,
            OF_AN_ENTRY,
            SaveOrganiser.class,
            OF_AN_ENTRY,
            SaveEvent.VenueInput.class,
            OF_AN_ENTRY,
            SaveAccount.class,
            Set.of("id", "joined", "invitedUntil", "lastSignInAt", "revision", "createdAt", "updatedAt"),
            SaveSource.class,
            Set.of("id", "revision", "createdAt", "lastRun", "nextRunAt", "failures"),
            SaveWebhook.class,
            Set.of("id", "revision", "createdAt", "switchedOffAt", "switchedOffReason"));

    private final JsonInput json;
    private final ObjectMapper mapper;

    JsonBodies(JsonInput json, ObjectMapper mapper) {
        this.json = json;
        this.mapper = mapper;
    }

    /** @throws Problem MALFORMED when it is no JSON object, INVALID naming the field that does not fit */
    <T> T read(byte[] body, Class<T> type) {
        JsonNode tree = json.tree(body);
        return type == MergePatch.class ? type.cast(new MergePatch(tree)) : value(tree, type);
    }

    /**
     * What a call takes to make something what the patch says.
     *
     * @param before what it is now, as the API writes it
     * @throws Problem as {@link #read}
     */
    public <T> T merged(Object before, MergePatch patch, Class<T> type) {
        return value(patch.applied(mapper.valueToTree(before)), type);
    }

    private <T> T value(JsonNode tree, Class<T> type) {
        Set<String> shown = SET_BY_THE_SERVICE.getOrDefault(type, Set.of());
        return json.value(tree instanceof ObjectNode object ? object.deepCopy().without(shown) : tree, type);
    }
}
