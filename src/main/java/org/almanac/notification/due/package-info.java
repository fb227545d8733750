/** When reminders, notes of key dates and digests fall due. */
@NullMarked
package org.almanac.notification.due;

import org.jspecify.annotations.NullMarked;
