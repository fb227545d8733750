package org.almanac.api.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import org.almanac.event.SaveEvent;
import org.almanac.json.JsonInput;

/** Reads an event that a program sent. What only the service sets is taken out, so that what was got can be put. */
@Singleton
class EventInput {
    private final JsonInput json;

    EventInput(JsonInput json) {
        this.json = json;
    }

    SaveEvent read(byte[] body) {
        return read(json.tree(body));
    }

    SaveEvent read(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            return json.value(object.deepCopy().without(SaveEvent.SET_BY_THE_CATALOGUE), SaveEvent.class);
        }
        return json.value(tree, SaveEvent.class);
    }
}
