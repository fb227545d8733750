/** Events at the desk: the list, the form, what an edit would do, conflicts, withdrawing, and what readers propose. */
@NullMarked
package org.almanac.admin.event;

import org.jspecify.annotations.NullMarked;
