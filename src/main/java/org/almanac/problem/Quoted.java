package org.almanac.problem;

/** What somebody sent, as a message about it says it again. */
public final class Quoted {
    private Quoted() {}

    /** At most so many characters of it, and a sign that there were more. */
    public static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isLowSurrogate(text.charAt(most)) ? most - 1 : most;
        return text.substring(0, end) + "…";
    }
}
