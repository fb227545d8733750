/** What other sites show of an event: a card, and oEmbed. */
@NullMarked
package org.almanac.site.share;

import org.jspecify.annotations.NullMarked;
