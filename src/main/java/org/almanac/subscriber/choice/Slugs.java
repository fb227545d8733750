package org.almanac.subscriber.choice;

import java.util.regex.Pattern;

/** Names in addresses, as the catalogue gives them: letters and digits of any script, joined by hyphens. */
final class Slugs {
    private static final int LONGEST = 120;
    private static final Pattern SLUG = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(-[\\p{L}\\p{M}\\p{N}]+)*");

    private Slugs() {}

    /** Also of an id, which is spelled alike. */
    static boolean isSlug(String text) {
        return text.length() <= LONGEST && SLUG.matcher(text).matches();
    }
}
