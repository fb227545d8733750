package org.almanac.outbox.mime;

import java.util.List;

/**
 * The octets of a mail: pieces that it shares with all that are made from the same form and, between them, what is its
 * own. None of them may be changed.
 *
 * @param shared one more than there are of its own
 */
public record Octets(List<byte[]> shared, List<byte[]> own) {

    public Octets {
        if (shared.size() != own.size() + 1) {
            throw new IllegalArgumentException("pieces that do not fit together");
        }
    }

    public int length() {
        int length = 0;
        for (byte[] piece : shared) {
            length += piece.length;
        }
        for (byte[] piece : own) {
            length += piece.length;
        }
        return length;
    }

    public byte[] whole() {
        byte[] whole = new byte[length()];
        int at = 0;
        for (int i = 0; i < shared.size(); i++) {
            at = put(shared.get(i), whole, at);
            if (i < own.size()) {
                at = put(own.get(i), whole, at);
            }
        }
        return whole;
    }

    private static int put(byte[] piece, byte[] whole, int at) {
        System.arraycopy(piece, 0, whole, at, piece.length);
        return at + piece.length;
    }
}
