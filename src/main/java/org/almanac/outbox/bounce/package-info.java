/** Reading reports of mails that came back, and whose fault a refusal is. */
@NullMarked
package org.almanac.outbox.bounce;

import org.jspecify.annotations.NullMarked;
