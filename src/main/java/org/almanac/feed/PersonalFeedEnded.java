package org.almanac.feed;

/** A private feed's token works no more: whoever kept what it stood for forgets it. */
public record PersonalFeedEnded(String token) {}
