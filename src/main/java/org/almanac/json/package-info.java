/** Strict reading of JSON that somebody sent, with errors that name the place; text in rows and cells, and its encoding. */
@NullMarked
package org.almanac.json;

import org.jspecify.annotations.NullMarked;
