/**
 * Reads the calendars that programs write, forgiving what they get wrong: files into lines and components here, properties
 * with ical4j.
 */
@NullMarked
package org.almanac.ical.read;

import org.jspecify.annotations.NullMarked;
