/**
 * Finds the PostgreSQL that Almanac runs on before Quarkus starts: the external one that is configured, or else one of
 * its own that it unpacks, starts, adopts and stops in {@code almanac.data-dir}.
 *
 * <p>The main method calls {@link org.almanac.database.Database#open()}; nothing else of the application knows which of
 * the two it talks to.
 */
@NullMarked
package org.almanac.database;

import org.jspecify.annotations.NullMarked;
