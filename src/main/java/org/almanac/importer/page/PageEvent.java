package org.almanac.importer.page;

import java.util.Map;
import org.almanac.event.SaveEvent;

/**
 * An event as a page tells of it; not checked and not stored.
 *
 * @param from where each field came from, by the field's name: {@code json-ld}, {@code microdata}, {@code open-graph},
 *     {@code page} for what it says in plain text, {@code guess} for what it does not say
 */
public record PageEvent(SaveEvent event, Map<String, String> from) {}
