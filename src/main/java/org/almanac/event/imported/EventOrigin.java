package org.almanac.event.imported;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the fields of an event come from: all that are not named from its source.
 *
 * @param source the import it came from; null when it was entered here, and then no field is named
 * @param edited by the fields' names as the API spells them
 */
public record EventOrigin(@Nullable String source, Map<String, FieldEdit> edited) {}
