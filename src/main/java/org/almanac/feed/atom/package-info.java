/** News as Atom (RFC 4287). */
@NullMarked
package org.almanac.feed.atom;

import org.jspecify.annotations.NullMarked;
