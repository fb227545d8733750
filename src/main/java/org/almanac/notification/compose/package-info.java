/** Reads what a batch of mails is about and brings together what each of them says. */
@NullMarked
package org.almanac.notification.compose;

import org.jspecify.annotations.NullMarked;
