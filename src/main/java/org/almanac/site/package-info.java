/** The pages for readers: what is coming up, each event, and what is filed under a tag or a series. */
@NullMarked
package org.almanac.site;

import org.jspecify.annotations.NullMarked;
