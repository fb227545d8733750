/** The list of events at the desk. */
@NullMarked
package org.almanac.admin.list;

import org.jspecify.annotations.NullMarked;
