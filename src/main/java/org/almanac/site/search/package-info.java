/** What search engines read: robots.txt and the sitemap. */
@NullMarked
package org.almanac.site.search;

import org.jspecify.annotations.NullMarked;
