package io.muster.reporting.report;

import java.io.IOException;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.font.PDFont;

/**
 * Writes on every page of a printed report what it belongs to: the report, the log position with
 * its hash, and page x of y. A single page says what it is evidence of.
 */
final class PdfBinding {

  private static final float SIZE = 6.5f;
  private static final float MARGIN = 45f;
  private static final float LINE = 34f;
  private static final float BASELINE = 25f;
  private static final float GREY = 0.35f;

  private final PrintedReport report;
  private final Typefaces typefaces;

  PdfBinding(PrintedReport report, Typefaces typefaces) {
    this.report = report;
    this.typefaces = typefaces;
  }

  /** Completes a document whose pages have been laid out. */
  void bind(PDDocument document) throws IOException {
    PdfArchive.declare(report, typefaces, document);
    stamp(document);
  }

  private void stamp(PDDocument document) throws IOException {
    PDFont font = typefaces.text();
    String left = typefaces.printable(PrintedWords.stamp(report));
    int pages = document.getNumberOfPages();
    for (int i = 0; i < pages; i++) {
      stamp(document, document.getPage(i), font, left, "Page %d of %d".formatted(i + 1, pages));
    }
  }

  private static void stamp(
      PDDocument document, PDPage page, PDFont font, String left, String right) throws IOException {
    float end = page.getMediaBox().getWidth() - MARGIN;
    float width = font.getStringWidth(right) / 1000 * SIZE;
    try (PDPageContentStream content =
        new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
      // Whoever has the report read out hears this once, with its title, and not on every page.
      content.beginMarkedContent(COSName.ARTIFACT);
      content.setStrokingColor(0.75f);
      content.setLineWidth(0.5f);
      content.moveTo(MARGIN, LINE);
      content.lineTo(end, LINE);
      content.stroke();
      content.setNonStrokingColor(GREY);
      content.setFont(font, SIZE);
      text(content, MARGIN, left);
      text(content, end - width, right);
      content.endMarkedContent();
    }
  }

  private static void text(PDPageContentStream content, float x, String text) throws IOException {
    content.beginText();
    content.newLineAtOffset(x, BASELINE);
    content.showText(text);
    content.endText();
  }
}
