package org.almanac.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.almanac.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureScalerTest {
    @Test
    void aLargePictureIsScaledToBothWidths() throws IOException {
        PictureScaler.Scaled scaled = PictureScaler.scaled(written(drawn(3200, 1000, false), "jpg"));
        assertThat(scaled.width()).isEqualTo(1600);
        assertThat(scaled.height()).isEqualTo(500);
        assertThat(read(scaled.wide()).getWidth()).isEqualTo(1600);
        assertThat(read(scaled.narrow()).getWidth()).isEqualTo(480);
        assertThat(read(scaled.narrow()).getHeight()).isEqualTo(150);
    }

    @Test
    void aHugePictureIsReadInSteps() throws IOException {
        PictureScaler.Scaled scaled = PictureScaler.scaled(written(drawn(7000, 5000, false), "png"));
        assertThat(scaled.width()).isEqualTo(1600);
        assertThat(scaled.height()).isBetween(1142, 1144);
        assertThat(colour(scaled.wide(), 100, 100)).isEqualTo("red");
        assertThat(colour(scaled.wide(), 1500, 100)).isEqualTo("blue");
    }

    @Test
    void aSmallPictureKeepsItsSize() throws IOException {
        PictureScaler.Scaled scaled = PictureScaler.scaled(written(drawn(100, 60, false), "gif"));
        assertThat(scaled.width()).isEqualTo(100);
        assertThat(read(scaled.narrow()).getWidth()).isEqualTo(100);
    }

    @Test
    void whatIsTransparentIsWhite() throws IOException {
        PictureScaler.Scaled scaled = PictureScaler.scaled(written(drawn(200, 100, true), "png"));
        assertThat(colour(scaled.wide(), 50, 50)).isEqualTo("red");
        assertThat(colour(scaled.wide(), 150, 50)).isEqualTo("white");
    }

    /** A pixel each, with loss and without. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA",
                "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=="
            })
    void webpIsRead(String file) throws IOException {
        PictureScaler.Scaled scaled = PictureScaler.scaled(Base64.getDecoder().decode(file));
        assertThat(scaled.width()).isEqualTo(1);
        assertThat(read(scaled.wide()).getHeight()).isEqualTo(1);
    }

    @Test
    void aTurnedPhotographStandsUprightAndSaysNothingElse() throws IOException {
        byte[] plain = written(drawn(200, 100, false), "jpg");
        byte[] photograph = withExif(plain);
        assertThat(new String(photograph, StandardCharsets.ISO_8859_1)).contains("Secret Camera");
        PictureScaler.Scaled scaled = PictureScaler.scaled(photograph);
        assertThat(scaled.width()).isEqualTo(100);
        assertThat(scaled.height()).isEqualTo(200);
        // Turned by 90 degrees to the right, what was left is at the top.
        assertThat(colour(scaled.wide(), 50, 20)).isEqualTo("red");
        assertThat(colour(scaled.wide(), 50, 180)).isEqualTo("blue");
        assertThat(new String(scaled.wide(), StandardCharsets.ISO_8859_1)).doesNotContain("Secret", "Exif");
    }

    @Test
    void manyPixelsInASmallFileAreRefusedUndecoded() throws IOException {
        byte[] bomb = written(drawn(10, 10, false), "png");
        ByteBuffer header = ByteBuffer.wrap(bomb);
        header.putInt(16, 19_000).putInt(20, 19_000);
        CRC32 crc = new CRC32();
        crc.update(bomb, 12, 17);
        header.putInt(29, (int) crc.getValue());
        assertThat(refusal(bomb)).contains("19000 × 19000 pixels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<svg xmlns='http://www.w3.org/2000/svg'/>", "%PDF-1.7", "BM", "", "RIFF0000WAVE"})
    void whatIsNoPictureIsRefused(String file) {
        assertThat(refusal(file.getBytes(StandardCharsets.ISO_8859_1))).contains("JPEG, PNG, WebP or GIF");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "gif"})
    void whatIsDamagedIsRefused(String format) throws IOException {
        byte[] whole = written(drawn(300, 200, false), format);
        assertThat(refusal(Arrays.copyOf(whole, 12))).contains("damaged");
    }

    @Test
    void theSamePictureMakesTheSameBytes() throws IOException {
        byte[] file = written(drawn(900, 700, false), "png");
        assertThat(PictureScaler.scaled(file).wide())
                .isEqualTo(PictureScaler.scaled(file).wide());
    }

    private static String refusal(byte[] file) {
        Problem problem = catchThrowableOfType(Problem.class, () -> PictureScaler.scaled(file));
        assertThat(problem).isNotNull();
        return problem.errors().get(0).message();
    }

    /** Red on the left, blue or nothing on the right. */
    private static BufferedImage drawn(int width, int height, boolean half) {
        int type = half ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.RED);
        canvas.fillRect(0, 0, width / 2, height);
        if (!half) {
            canvas.setColor(Color.BLUE);
            canvas.fillRect(width / 2, 0, width - width / 2, height);
        }
        canvas.dispose();
        return image;
    }

    private static byte[] written(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    private static BufferedImage read(byte[] jpeg) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    private static String colour(byte[] jpeg, int x, int y) throws IOException {
        Color pixel = new Color(read(jpeg).getRGB(x, y));
        if (pixel.getGreen() > 200) {
            return "white";
        }
        return pixel.getRed() > pixel.getBlue() ? "red" : "blue";
    }

    /** An APP1 segment that says the picture is to be turned to the right, and by what it was taken. */
    private static byte[] withExif(byte[] jpeg) {
        byte[] camera = "Secret Camera\0".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 24 + 4 + camera.length);
        tiff.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) 2);
        tiff.putShort((short) 0x0110).putShort((short) 2).putInt(camera.length).putInt(38);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 6)
                .putShort((short) 0);
        tiff.putInt(0).put(camera);
        int length = 2 + 6 + tiff.capacity();
        ByteBuffer all = ByteBuffer.allocate(jpeg.length + 2 + length);
        all.put(jpeg, 0, 2).putShort((short) 0xFFE1).putShort((short) length);
        all.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff.array());
        all.put(jpeg, 2, jpeg.length - 2);
        return all.array();
    }
}
