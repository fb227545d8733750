package org.almanac.outbox;

import java.util.List;

/**
 * The octets of a mail: pieces that it shares with all that are made from the same form and, between them, what is its
 * own. None of them may be changed.
 *
 * @param shared one more than there are of its own
 */
record Octets(List<byte[]> shared, List<byte[]> own) {

    Octets {
        if (shared.size() != own.size() + 1) {
            throw new IllegalArgumentException("pieces that do not fit together");
        }
    }

    int length() {
        int length = 0;
        for (byte[] piece : shared) {
            length += piece.length;
        }
        for (byte[] piece : own) {
            length += piece.length;
        }
        return length;
    }

    byte[] whole() {
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
