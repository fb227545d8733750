package org.almanac.feed.render;

import java.time.Instant;
import org.almanac.event.CatalogueState;

/**
 * When a feed is rendered.
 *
 * @param catalogue how far it had got when the rendering began; what is read may be later
 */
public record RenderTime(CatalogueState catalogue, Instant now) {}
