/** What is done to many events at a time, as rows: what, to which, how far it has come and what was before. */
@NullMarked
package org.almanac.event.bulk;

import org.jspecify.annotations.NullMarked;
