/**
 * What imports say of events: which version, which fields, which single dates; and where the fields of a stored event
 * come from.
 */
@NullMarked
package org.almanac.event.imported;

import org.jspecify.annotations.NullMarked;
