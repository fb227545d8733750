/** What strangers try: each class is one kind of attack, and says what the service does about it. */
@NullMarked
package org.almanac.abuse;

import org.jspecify.annotations.NullMarked;
