/**
 * Writes of the catalogue: one transaction, one writer at a time, and the news of it at the end. Imports are merged
 * here.
 */
@NullMarked
package org.almanac.event.write;

import org.jspecify.annotations.NullMarked;
