package org.almanac.event;

import java.time.Instant;

/**
 * How far the catalogue has got.
 *
 * @param revision rises with every commit that changed something
 * @param changedAt when it last rose
 * @param registersRevision the revision in which anything but events changed last
 */
public record CatalogueState(long revision, Instant changedAt, long registersRevision) {}
