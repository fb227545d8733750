/**
 * The registers that events name - tags, series, organisers, venues - to be kept in order: renamed, merged and taken
 * away.
 */
@NullMarked
package org.almanac.event.register;

import org.jspecify.annotations.NullMarked;
