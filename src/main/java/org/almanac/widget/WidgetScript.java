package org.almanac.widget;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;

/**
 * The script as it is sent. The build joins and shrinks the modules; here the rules of the room that is held for the
 * data are put before them.
 */
@Singleton
class WidgetScript {
    private final ScriptFile file;

    WidgetScript(ObjectMapper json) {
        try {
            file = new ScriptFile("(()=>{\"use strict\";const ROOM="
                    + json.writeValueAsString(WidgetRules.compact(WidgetFiles.read("room.css"))) + ";"
                    + WidgetFiles.read("widget.min.js").strip() + "})()");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    ScriptFile file() {
        return file;
    }
}
