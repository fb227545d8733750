package org.almanac.importer.fetch;

import org.jspecify.annotations.Nullable;

/**
 * What an address answered.
 *
 * @param address from which it came in the end, after redirects
 * @param status 200, or 304 when it is as the validators say; the body is empty then
 * @param contentType as it was sent; empty when it was not
 * @param validators to ask with the next time
 * @param body decompressed
 */
public record Fetched(String address, int status, String contentType, Validators validators, byte[] body) {
    /**
     * What a server told to recognise this state of a resource by (RFC 9110 §8.8), as it was sent.
     */
    public record Validators(
            @Nullable String etag, @Nullable String lastModified) {
        public static final Validators NONE = new Validators(null, null);

        private static final int LONGEST = 500;

        /** What is longer than any server's is not sent back. */
        static Validators of(@Nullable String etag, @Nullable String lastModified) {
            return new Validators(bounded(etag), bounded(lastModified));
        }

        private static @Nullable String bounded(@Nullable String text) {
            return text == null || text.length() > LONGEST ? null : text;
        }
    }

    public boolean isUnchanged() {
        return status == 304;
    }
}
