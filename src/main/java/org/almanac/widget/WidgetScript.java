package org.almanac.widget;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.almanac.web.Representation;

/**
 * The script as it is sent. The build joins and shrinks the modules; here the rules of the room that is held for the
 * data are put before them.
 */
@Singleton
class WidgetScript {
    private static final String TYPE = "text/javascript; charset=utf-8";

    private final Representation script;

    WidgetScript(ObjectMapper json) {
        try {
            String text = "(()=>{\"use strict\";const ROOM="
                    + json.writeValueAsString(WidgetRules.compact(WidgetFiles.read("room.css"))) + ";"
                    + WidgetFiles.read("widget.min.js").strip() + "})()";
            script = Representation.of(TYPE, text.getBytes(StandardCharsets.UTF_8), Instant.MAX);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    Representation representation() {
        return script;
    }
}
