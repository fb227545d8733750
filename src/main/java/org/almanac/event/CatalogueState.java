package org.almanac.event;

import java.time.Instant;

/**
 * How far the catalogue has got.
 *
 * @param revision rises with every commit that changed something
 * @param changedAt when it last rose
 */
public record CatalogueState(long revision, Instant changedAt) {}
