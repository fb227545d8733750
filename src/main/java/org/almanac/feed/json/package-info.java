/** What is coming up as JSON, which the widget reads. */
@NullMarked
package org.almanac.feed.json;

import org.jspecify.annotations.NullMarked;
