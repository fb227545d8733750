/** The entities of the catalogue and their repositories. Used by the catalogue alone. */
@NullMarked
package org.almanac.event.store;

import org.jspecify.annotations.NullMarked;
