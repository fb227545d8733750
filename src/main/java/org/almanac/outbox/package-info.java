/**
 * Messages on their way to a mailbox: what is to be sent, who sends it now, what became of it. Whoever has something to
 * say hands a {@link org.almanac.outbox.NewMessage} to {@link org.almanac.outbox.Outbox} and writes it as a {@link
 * org.almanac.outbox.MessageComposer} when its turn has come. What became of it is told upward as {@link
 * org.almanac.outbox.MessagesSettled} and {@link org.almanac.outbox.MessageRejected}. The only place that knows the
 * mailer.
 */
@NullMarked
package org.almanac.outbox;

import org.jspecify.annotations.NullMarked;
