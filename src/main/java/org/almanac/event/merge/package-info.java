/** Imports into the catalogue: matched with what is there, merged field by field, written, and undone. */
@NullMarked
package org.almanac.event.merge;

import org.jspecify.annotations.NullMarked;
