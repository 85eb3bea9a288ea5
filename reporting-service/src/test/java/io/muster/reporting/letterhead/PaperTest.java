package io.muster.reporting.letterhead;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.letterhead.LetterheadContent;
import io.muster.eventlog.Head;
import io.muster.reporting.report.PrintedReport;
import io.muster.reporting.report.RenderedReport;
import io.muster.reporting.testing.Archive;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

/** A report on the organisation's paper; the files are kept to be looked at. */
class PaperTest {

  private static final List<String> LINES =
      List.of("Musterstraße 1 · 10115 Berlin", "Телефон +49 30 1234 <b>&amp;");

  @Test
  void the_pdf_bears_name_lines_logo_and_on_each_page_the_words_below() throws Exception {
    byte[] pdf = pdf(specimen().on(paper(logo())));
    Files.write(kept("letterhead.pdf"), pdf);
    assertThat(Archive.broken(pdf)).isEmpty();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(pictures(document.getPage(0).getResources())).isOne();
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        assertThat(text(document, page)).contains("Registered in Berlin, HRB 12345");
      }
      assertThat(text(document, 1)).startsWith("Example Bank AG").contains(LINES);
    }
  }

  @Test
  void the_word_file_bears_the_same() throws Exception {
    try (RenderedReport made = RenderedReport.word(specimen().on(paper(logo())))) {
      byte[] file = Files.readAllBytes(made.file());
      Files.write(kept("letterhead.docx"), file);
      try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(file))) {
        assertThat(new XWPFWordExtractor(word).getText())
            .startsWith("Example Bank AG")
            .contains(LINES)
            .contains("Registered in Berlin, HRB 12345");
        assertThat(word.getAllPictures())
            .singleElement()
            .satisfies(
                picture ->
                    assertThat(picture.getData()).isEqualTo(Base64.getDecoder().decode(logo())));
      }
    }
  }

  @Test
  void the_same_paper_gives_the_same_bytes_and_another_gives_others() throws Exception {
    byte[] pdf = pdf(specimen().on(paper(logo())));
    assertThat(pdf(specimen().on(paper(logo())))).isEqualTo(pdf);
    assertThat(pdf(specimen().on(paper(null)))).isNotEqualTo(pdf);
    assertThat(pdf(specimen().on(null))).isEqualTo(pdf(specimen()));
  }

  @Test
  void a_name_alone_is_enough() throws Exception {
    byte[] pdf = pdf(specimen().on(new LetterheadContent("Example Bank AG", null, null, null)));
    assertThat(Archive.broken(pdf)).isEmpty();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(text(document, 1)).startsWith("Example Bank AG");
    }
  }

  private static PrintedReport specimen() {
    return Specimen.at(new Head(7, new byte[32], Instant.parse("2026-10-01T06:00:02Z")));
  }

  private static LetterheadContent paper(String logo) {
    return new LetterheadContent("Example Bank AG", LINES, logo, "Registered in Berlin, HRB 12345");
  }

  private static String logo() throws IOException {
    BufferedImage picture = new BufferedImage(360, 120, BufferedImage.TYPE_INT_ARGB);
    Graphics2D canvas = picture.createGraphics();
    canvas.setColor(new Color(0x1F2A44));
    canvas.fillOval(0, 0, 120, 120);
    canvas.fillRect(150, 40, 210, 40);
    canvas.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", out);
    return Logo.of(Base64.getEncoder().encodeToString(out.toByteArray()));
  }

  private static byte[] pdf(PrintedReport report) throws IOException {
    try (RenderedReport made = RenderedReport.pdf(report)) {
      return Files.readAllBytes(made.file());
    }
  }

  private static long pictures(PDResources resources) {
    return StreamSupport.stream(resources.getXObjectNames().spliterator(), false)
        .filter(resources::isImageXObject)
        .count();
  }

  private static String text(PDDocument document, int page) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setSortByPosition(true);
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    return stripper.getText(document);
  }

  private static Path kept(String name) throws IOException {
    return Files.createDirectories(Path.of("target/reports")).resolve(name);
  }
}
