/**
 * What somebody typed or sent must be like to enter the catalogue, field by field; nothing here reads the database.
 */
@NullMarked
package org.almanac.event.rules;

import org.jspecify.annotations.NullMarked;
