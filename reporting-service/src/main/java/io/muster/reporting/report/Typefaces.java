package io.muster.reporting.report;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The typefaces a report is set in; all are embedded. Between them they hold Latin, Greek,
 * Cyrillic, Hebrew, Arabic, Armenian and Georgian. What they do not hold is shown as a box, so that
 * nothing is left out unseen.
 */
final class Typefaces {

  /** Stands for a character that cannot be printed. */
  static final String BOX = "▯";

  private static final String LIBERATION = "/liberation/Liberation";
  private static final String DEJAVU = "/net/sf/jasperreports/fonts/dejavu/DejaVu";
  static final String TEXT = LIBERATION + "Sans-Regular.ttf";
  private static final String FALLBACK = DEJAVU + "Sans.ttf";

  private static final List<Face> FACES =
      List.of(
          new Face("Liberation Sans", 400, FontStyle.NORMAL, TEXT),
          new Face("Liberation Sans", 700, FontStyle.NORMAL, LIBERATION + "Sans-Bold.ttf"),
          new Face("Liberation Mono", 400, FontStyle.NORMAL, LIBERATION + "Mono-Regular.ttf"),
          new Face("DejaVu Sans", 400, FontStyle.NORMAL, FALLBACK),
          new Face("DejaVu Sans", 700, FontStyle.NORMAL, DEJAVU + "Sans-Bold.ttf"));

  private record Face(String family, int weight, FontStyle style, String resource) {}

  private final List<CmapLookup> characters = List.of(characters(TEXT), characters(FALLBACK));

  static InputStream open(String resource) {
    InputStream in = Typefaces.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException("The typeface " + resource + " is missing");
    }
    return in;
  }

  void register(PdfRendererBuilder builder) {
    for (Face face : FACES) {
      builder.useFont(
          () -> open(face.resource()), face.family(), face.weight(), face.style(), true);
    }
  }

  /** The text with a box for every character that cannot be printed. */
  String printable(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(printable, c));
    return printable.toString();
  }

  private void append(StringBuilder text, int c) {
    if (c == '\n' || (!Character.isISOControl(c) && has(c))) {
      text.appendCodePoint(c);
    } else if (Character.isWhitespace(c)) {
      text.append(' ');
    } else if (!joinsOthers(c)) {
      text.append(BOX);
    }
  }

  private boolean has(int c) {
    return characters.stream().anyMatch(face -> face.getGlyphId(c) != 0);
  }

  /** Invisible by themselves: joiners, direction marks and the choice between two looks. */
  private static boolean joinsOthers(int c) {
    return Character.getType(c) == Character.FORMAT || (c >= 0xFE00 && c <= 0xFE0F);
  }

  private static CmapLookup characters(String resource) {
    try (InputStream in = open(resource)) {
      return new TTFParser().parse(new RandomAccessReadBuffer(in)).getUnicodeCmapLookup();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
