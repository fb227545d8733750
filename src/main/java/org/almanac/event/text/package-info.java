/** What typed text becomes before it is stored or compared. */
@NullMarked
package org.almanac.event.text;

import org.jspecify.annotations.NullMarked;
