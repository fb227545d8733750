/** Markdown that strangers have written, as HTML and as plain text: the only place that knows commonmark. */
@NullMarked
package org.almanac.markdown;

import org.jspecify.annotations.NullMarked;
