/** Strict reading of JSON that somebody sent, with errors that name the place. */
@NullMarked
package org.almanac.json;

import org.jspecify.annotations.NullMarked;
