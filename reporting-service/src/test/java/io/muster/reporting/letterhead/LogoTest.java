package io.muster.reporting.letterhead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.starter.Refused;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogoTest {

  @Test
  void what_shines_through_is_white_and_what_is_too_large_is_made_smaller() throws IOException {
    BufferedImage clear = new BufferedImage(1_440, 100, BufferedImage.TYPE_INT_ARGB);
    BufferedImage kept = read(Logo.of(handedIn(clear, "png")));
    assertThat(kept.getWidth()).isEqualTo(720);
    assertThat(kept.getHeight()).isEqualTo(50);
    assertThat(kept.getColorModel().hasAlpha()).isFalse();
    assertThat(kept.getRGB(10, 10)).isEqualTo(0xFFFFFFFF);
  }

  @Test
  void thin_lines_stay_when_it_is_made_much_smaller() throws IOException {
    BufferedImage lines = new BufferedImage(2_880, 8, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < lines.getWidth(); x++) {
      for (int y = 0; y < lines.getHeight(); y++) {
        lines.setRGB(x, y, x % 4 == 0 ? 0x000000 : 0xFFFFFF);
      }
    }
    BufferedImage kept = read(Logo.of(handedIn(lines, "png")));
    assertThat(kept.getWidth()).isEqualTo(720);
    assertThat(kept.getRGB(360, 1) & 0xFF).isBetween(0x80, 0xF0);
  }

  @Test
  void only_the_picture_is_kept() throws IOException {
    byte[] png = bytes(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png");
    byte[] hidden = "somewhere at 52.5 N".getBytes(StandardCharsets.UTF_8);
    byte[] both = new byte[png.length + hidden.length];
    System.arraycopy(png, 0, both, 0, png.length);
    System.arraycopy(hidden, 0, both, png.length, hidden.length);
    byte[] kept = Base64.getDecoder().decode(Logo.of(Base64.getEncoder().encodeToString(both)));
    assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("somewhere");
  }

  @Test
  void a_jpeg_becomes_a_png() throws IOException {
    String logo = Logo.of(handedIn(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB), "jpg"));
    assertThat(Base64.getDecoder().decode(logo)).startsWith(0x89, 'P', 'N', 'G');
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        "GIF89a",
        "",
        "not a picture"
      })
  void what_is_neither_png_nor_jpeg_is_refused(String content) {
    refused(
        Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8)),
        "Hand in a picture as PNG or JPEG.");
  }

  @Test
  void what_is_damaged_too_large_or_no_base64_is_refused() throws IOException {
    byte[] cut = bytes(noise(64), "png");
    refused(Base64.getEncoder().encodeToString(Arrays.copyOf(cut, 200)), "damaged");
    refused("%%%", "Base64");
    refused(Base64.getEncoder().encodeToString(new byte[512 * 1024 + 1]), "at most 512 KiB");
    refused(handedIn(new BufferedImage(4_001, 1, BufferedImage.TYPE_BYTE_BINARY), "png"), "4,000");
    refused(handedIn(noise(216), "png"), "a simpler one");
  }

  private static void refused(String logo, String why) {
    assertThatThrownBy(() -> Logo.of(logo)).isInstanceOf(Refused.class).hasMessageContaining(why);
  }

  /** Nothing packs this. */
  private static BufferedImage noise(int side) {
    BufferedImage noise = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(7);
    for (int x = 0; x < side; x++) {
      for (int y = 0; y < side; y++) {
        noise.setRGB(x, y, random.nextInt());
      }
    }
    return noise;
  }

  private static BufferedImage read(String base64) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
  }

  private static String handedIn(BufferedImage picture, String kind) throws IOException {
    return Base64.getEncoder().encodeToString(bytes(picture, kind));
  }

  private static byte[] bytes(BufferedImage picture, String kind) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(picture, kind, out);
    return out.toByteArray();
  }
}
