/**
 * Events from elsewhere: readers of each format, and the report of what became of every item. What was imported once is
 * found again and brought up to date.
 */
@NullMarked
package org.almanac.importer;

import org.jspecify.annotations.NullMarked;
