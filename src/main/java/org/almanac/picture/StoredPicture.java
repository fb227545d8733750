package org.almanac.picture;

/**
 * An uploaded picture.
 *
 * @param url absolute; 1600 pixels wide at most
 * @param small the same, 480 pixels wide at most
 * @param width of the larger one, in pixels
 */
public record StoredPicture(String url, String small, int width, int height) {}
