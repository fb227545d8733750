/** The words of a mail: its subject, its text and HTML, its attachments. */
@NullMarked
package org.almanac.notification.mail;

import org.jspecify.annotations.NullMarked;
