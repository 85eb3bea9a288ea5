package io.muster.reporting.letterhead;

import io.muster.starter.Refused;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Makes a logo safe to print: of what was handed in only the picture is kept, flat on white and no
 * larger than print needs. Its colours, its place and the program that made it are left behind.
 */
final class Logo {

  private static final String POINTER = "/logo";
  private static final int MOST_HANDED_IN = 512 * 1024;
  private static final int MOST_KEPT = 64 * 1024;

  /** A side of a picture that is read at all, in pixels: one of a few bytes may unfold to more. */
  private static final int LONGEST_SIDE = 4_000;

  /** What is kept, in pixels: 300 to the inch at the size it is printed. */
  private static final int WIDEST = 720;

  private static final int HIGHEST = 216;

  private static final Set<String> KINDS = Set.of("png", "jpeg");
  private static final String NOT_ONE = "Hand in a picture as PNG or JPEG.";

  private Logo() {}

  /**
   * The picture as a PNG in Base64.
   *
   * @param base64 a PNG or JPEG of at most 512 KiB and 4,000 by 4,000 pixels
   * @throws Refused 422 for anything else, and for one that stays too large
   */
  static String of(String base64) {
    byte[] bytes = decoded(base64);
    if (bytes.length > MOST_HANDED_IN) {
      throw Refused.invalid(POINTER, "Hand in a picture of at most 512 KiB.");
    }
    byte[] png = png(flat(read(bytes)));
    if (png.length > MOST_KEPT) {
      throw Refused.invalid(
          POINTER,
          "This picture takes more than 64 KiB even at the size it is printed. Hand in a simpler one.");
    }
    return Base64.getEncoder().encodeToString(png);
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw Refused.invalid(POINTER, "The picture has to be in Base64.");
    }
  }

  private static BufferedImage read(byte[] bytes) {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw Refused.invalid(POINTER, NOT_ONE);
      }
      ImageReader reader = readers.next();
      try {
        if (!KINDS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
          throw Refused.invalid(POINTER, NOT_ONE);
        }
        reader.setInput(in, true, true);
        if (reader.getWidth(0) > LONGEST_SIDE || reader.getHeight(0) > LONGEST_SIDE) {
          throw Refused.invalid(POINTER, "Hand in a picture of at most 4,000 by 4,000 pixels.");
        }
        return reader.read(0);
      } finally {
        reader.dispose();
      }
    } catch (Refused e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // What the readers throw at a damaged picture is not only what they declare.
      throw Refused.invalid(
          POINTER, "This picture is damaged, or in the colours of print (CMYK). " + NOT_ONE);
    }
  }

  private static BufferedImage flat(BufferedImage picture) {
    double scale =
        Math.min(
            1,
            Math.min((double) WIDEST / picture.getWidth(), (double) HIGHEST / picture.getHeight()));
    int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
    BufferedImage flat = picture;
    do {
      // Halved at most each time: made much smaller in one go, thin lines would be skipped.
      int nextWidth = Math.max(width, flat.getWidth() / 2);
      int nextHeight = Math.max(height, flat.getHeight() / 2);
      flat = onWhite(flat, nextWidth, nextHeight);
    } while (flat.getWidth() > width || flat.getHeight() > height);
    return flat;
  }

  private static BufferedImage onWhite(BufferedImage picture, int width, int height) {
    BufferedImage flat = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = flat.createGraphics();
    canvas.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    canvas.drawImage(picture, 0, 0, width, height, Color.WHITE, null);
    canvas.dispose();
    return flat;
  }

  private static byte[] png(BufferedImage picture) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
