package org.almanac.event.store;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.almanac.event.text.Texts;
import org.almanac.problem.GivenId;
import org.almanac.problem.Problem;

/** Where a page of a register ended, opaque to callers. */
public record EntryCursor(UUID id, String name) {
    private static final int ID = 36;

    public String encoded() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((id + name).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Problem of kind MALFORMED when it is none of ours */
    public static EntryCursor decode(String encoded) {
        String text = text(encoded);
        UUID id = text.length() < ID ? null : GivenId.read(text.substring(0, ID));
        if (id == null || !Texts.carriable(text)) {
            throw Problem.malformed("The cursor is not one that this service gave out.");
        }
        return new EntryCursor(id, text.substring(ID));
    }

    private static String text(String encoded) {
        try {
            return new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
