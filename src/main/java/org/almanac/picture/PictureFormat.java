package org.almanac.picture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What a picture can be uploaded as, told from its first bytes whatever it is called. */
enum PictureFormat {
    JPEG("jpeg"),
    PNG("png"),
    GIF("gif"),
    WEBP("webp");

    private static final int RIFF_HEAD = 12;

    /** Of the readers of ImageIO. */
    private final String readerName;

    PictureFormat(String readerName) {
        this.readerName = readerName;
    }

    String readerName() {
        return readerName;
    }

    static Optional<PictureFormat> of(byte[] file) {
        if (starts(file, 0xFF, 0xD8, 0xFF)) {
            return Optional.of(JPEG);
        }
        if (starts(file, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return Optional.of(PNG);
        }
        if (starts(file, 'G', 'I', 'F', '8')) {
            return Optional.of(GIF);
        }
        boolean riff = starts(file, 'R', 'I', 'F', 'F') && file.length > RIFF_HEAD;
        return riff && new String(Arrays.copyOfRange(file, 8, RIFF_HEAD), StandardCharsets.ISO_8859_1).equals("WEBP")
                ? Optional.of(WEBP)
                : Optional.empty();
    }

    private static boolean starts(byte[] file, int... head) {
        if (file.length < head.length) {
            return false;
        }
        for (int i = 0; i < head.length; i++) {
            if ((file[i] & 0xFF) != head[i]) {
                return false;
            }
        }
        return true;
    }
}
