/** Entries of a list that was kept elsewhere. */
@NullMarked
package org.almanac.subscriber.listimport;

import org.jspecify.annotations.NullMarked;
