package org.almanac.site;

/** One event in a frame on another site. */
record CardView(EntryView entry, String address) {}
