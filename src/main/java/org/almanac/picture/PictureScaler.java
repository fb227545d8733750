package org.almanac.picture;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.almanac.problem.Problem;

/**
 * Makes of any picture two JPEGs that hold its pixels and nothing else: no place, no camera, no name. How large it is, is
 * read before any of it is decoded.
 */
final class PictureScaler {
    static final int WIDE = 1600;
    static final int NARROW = 480;

    /** A small file can hold more pixels than there is memory. */
    static final int MAX_PIXELS = 40_000_000;

    /** Decoded whole, unlike the others. */
    static final int MAX_WEBP_PIXELS = 20_000_000;

    private static final int TALLEST = 2400;
    private static final int MAX_SIDE = 20_000;
    private static final float QUALITY = 0.85f;
    private static final String FIELD = "picture";

    static {
        // Named here and not looked for: what is on the class path by chance reads no uploads.
        IIORegistry.getDefaultInstance().registerServiceProvider(new WebPImageReaderSpi());
        IIORegistry.getDefaultInstance().registerServiceProvider(new JPEGImageReaderSpi());
        ImageIO.setUseCache(false);
    }

    private PictureScaler() {}

    /** @param width of the wide one, in pixels */
    record Scaled(int width, int height, byte[] wide, byte[] narrow) {}

    /** @throws Problem INVALID for {@code picture} when it is no picture, too large, or damaged */
    static Scaled scaled(byte[] file) {
        PictureFormat format = PictureFormat.of(file)
                .orElseThrow(() -> Problem.invalid(
                        FIELD, "Choose a JPEG, PNG, WebP or GIF picture; drawings such as SVG are not taken."));
        try {
            BufferedImage picture = decoded(file, format);
            BufferedImage wide = fitted(picture, WIDE);
            return new Scaled(wide.getWidth(), wide.getHeight(), jpeg(wide), jpeg(fitted(wide, NARROW)));
        } catch (IOException | RuntimeException e) {
            if (e instanceof Problem problem) {
                throw problem;
            }
            throw Problem.invalid(FIELD, "This picture cannot be read; it may be damaged. Save it anew and try again.");
        }
    }

    private static BufferedImage decoded(byte[] file, PictureFormat format) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.readerName());
        ImageReader reader = readers.next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, false, false);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            refuseLarge(width, height, format);
            ImageReadParam param = reader.getDefaultReadParam();
            int step = Math.max(1, Math.min(width / (2 * WIDE), height / (2 * WIDE)));
            param.setSourceSubsampling(step, step, 0, 0);
            BufferedImage picture = reader.read(0, param);
            return format == PictureFormat.JPEG ? upright(picture, reader) : picture;
        } finally {
            reader.dispose();
        }
    }

    private static void refuseLarge(int width, int height, PictureFormat format) {
        long pixels = (long) width * height;
        int most = format == PictureFormat.WEBP ? MAX_WEBP_PIXELS : MAX_PIXELS;
        if (pixels > most || Math.max(width, height) > MAX_SIDE) {
            throw Problem.invalid(
                    FIELD,
                    "This picture is %d × %d pixels. Make it smaller than %d million pixels; %d wide is enough."
                            .formatted(width, height, most / 1_000_000, WIDE));
        }
    }

    /** Cameras write down how they were held. */
    private static BufferedImage upright(BufferedImage picture, ImageReader reader) {
        Orientation held;
        try {
            held = ExifUtils.getExifOrientation(reader, 0);
        } catch (IOException | RuntimeException e) {
            // Metadata that cannot be read say nothing.
            return picture;
        }
        return held == null || held == Orientation.TOP_LEFT
                ? picture
                : ExifFilterUtils.getFilterForOrientation(held).apply(opaque(picture));
    }

    private static BufferedImage fitted(BufferedImage picture, int widest) throws IOException {
        BufferedImage opaque = opaque(picture);
        double factor =
                Math.min(1, Math.min((double) widest / opaque.getWidth(), (double) TALLEST / opaque.getHeight()));
        return factor == 1 ? opaque : Thumbnails.of(opaque).scale(factor).asBufferedImage();
    }

    /** What is transparent is white, as paper is. */
    private static BufferedImage opaque(BufferedImage picture) {
        if (picture.getType() == BufferedImage.TYPE_INT_RGB) {
            return picture;
        }
        BufferedImage opaque = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = opaque.createGraphics();
        canvas.drawImage(picture, 0, 0, Color.WHITE, null);
        canvas.dispose();
        return opaque;
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
