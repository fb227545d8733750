package org.almanac.site.share;

import org.almanac.site.EntryView;

/** One event in a frame on another site. */
record CardView(EntryView entry, String address) {}
