/** From claimed messages to encoded mails. */
@NullMarked
package org.almanac.outbox.compose;

import org.jspecify.annotations.NullMarked;
