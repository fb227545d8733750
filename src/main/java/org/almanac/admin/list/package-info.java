/** The list of events at the desk, and what is done to many of them at a time. */
@NullMarked
package org.almanac.admin.list;

import org.jspecify.annotations.NullMarked;
