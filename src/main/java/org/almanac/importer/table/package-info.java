/**
 * Tables of events as people have them: encodings, separators, workbooks, what columns are called, and dates, times and
 * answers as they are written. Knows rows and columns, and no events.
 */
@NullMarked
package org.almanac.importer.table;

import org.jspecify.annotations.NullMarked;
