package org.almanac.json;

/** Whether a text that was decoded as Windows-1252 reads like one of a language that is written so. */
final class WesternText {
    private static final String LETTERS = "àáâãäåæçèéêëìíîïñòóôõöøœùúûüýÿßÀÁÂÄÅÆÇÈÉÊËÌÍÎÏÑÓÔÖØŒÙÚÛÜ";
    private static final String SIGNS = "€£©®°§·•…–—‘’‚“”„«»‹›¡¿ªº²³½¼¾±×´\u00a0\u00ad†™µ¶";

    private WesternText() {}

    /** Letters beyond ASCII stand between others there, seldom two together, and hardly ever three. */
    static boolean isLikely(String text) {
        int strange = 0;
        int seen = 0;
        int together = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                together = 0;
                continue;
            }
            seen++;
            boolean letter = LETTERS.indexOf(c) >= 0;
            together = letter ? together + 1 : 0;
            strange += together > 2 || !letter && SIGNS.indexOf(c) < 0 ? 1 : 0;
        }
        return strange * 10 <= seen;
    }
}
