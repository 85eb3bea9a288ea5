package io.muster.reporting.report;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The typefaces one printed report is set in; all are embedded. Between them they hold Latin,
 * Greek, Cyrillic, Hebrew, Arabic, Armenian and Georgian. What they do not hold is shown as a box,
 * so that nothing is left out unseen.
 */
final class Typefaces {

  private static final String SANS = "Liberation Sans";
  private static final String MONO = "Liberation Mono";
  private static final String FALLBACK = "DejaVu Sans";
  private static final String LIBERATION = "/liberation/Liberation";
  private static final String DEJAVU = "/net/sf/jasperreports/fonts/dejavu/DejaVu";
  private static final int REGULAR = 400;
  private static final int BOLD = 700;

  private record Face(String family, int weight, PDFont font) {}

  private final List<Face> faces = new ArrayList<>();
  private final List<CmapLookup> characters;

  /** Loads them for one document, into which only the characters used are written. */
  Typefaces(PDDocument document) throws IOException {
    TrueTypeFont text = parse(LIBERATION + "Sans-Regular.ttf");
    TrueTypeFont fallback = parse(DEJAVU + "Sans.ttf");
    characters = List.of(text.getUnicodeCmapLookup(), fallback.getUnicodeCmapLookup());
    add(document, SANS, REGULAR, text);
    add(document, SANS, BOLD, parse(LIBERATION + "Sans-Bold.ttf"));
    add(document, MONO, REGULAR, parse(LIBERATION + "Mono-Regular.ttf"));
    add(document, FALLBACK, REGULAR, fallback);
    add(document, FALLBACK, BOLD, parse(DEJAVU + "Sans-Bold.ttf"));
  }

  /** The typeface of running text. */
  PDFont text() {
    return faces.getFirst().font();
  }

  void register(PdfRendererBuilder builder) {
    for (Face face : faces) {
      builder.useFont(
          new PDFontSupplier(face.font()), face.family(), face.weight(), FontStyle.NORMAL, true);
    }
  }

  /** The text with a box for every character that cannot be printed. */
  String printable(String text) {
    return PrintableText.of(text, this::has);
  }

  private boolean has(int c) {
    return characters.stream().anyMatch(face -> face.getGlyphId(c) != 0);
  }

  private void add(PDDocument document, String family, int weight, TrueTypeFont face)
      throws IOException {
    faces.add(new Face(family, weight, PDType0Font.load(document, face, true)));
  }

  private static TrueTypeFont parse(String resource) {
    try (InputStream in = Typefaces.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The typeface " + resource + " is missing");
      }
      TrueTypeFont face = new TTFParser().parse(new RandomAccessReadBuffer(in));
      // Ligatures are looked for with a new regular expression at every piece of text, which takes
      // nine tenths of the time of a long report, and the result reads no better.
      face.setEnableGsub(false);
      return face;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
