package io.muster.reporting.report;

import io.muster.contracts.letterhead.LetterheadContent;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;

/** Heads a Word file with the organisation's name, its lines and its logo beside them. */
final class WordLetterhead {

  /** As in print, in points. */
  private static final double WIDEST = 170;

  private static final double HIGHEST = 51;

  private WordLetterhead() {}

  static void write(LetterheadContent letterhead, WordBody body, XWPFDocument document)
      throws IOException {
    WordTable.Line line = body.table("MusterLetterhead", List.of(64, 36)).line();
    WordBody.run(line.cell("LetterheadName"), null, letterhead.name());
    letterhead.lines().forEach(each -> WordBody.run(line.more("LetterheadLine"), null, each));
    CTP beside = line.cell("LetterheadLogo");
    if (letterhead.logo() != null) {
      logo(Base64.getDecoder().decode(letterhead.logo()), new XWPFParagraph(beside, document));
    }
    body.paragraph("Gap");
  }

  private static void logo(byte[] png, XWPFParagraph paragraph) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    double scale = Math.min(WIDEST / image.getWidth(), HIGHEST / image.getHeight());
    try {
      paragraph
          .createRun()
          .addPicture(
              new ByteArrayInputStream(png),
              PictureType.PNG,
              "logo.png",
              Units.toEMU(image.getWidth() * scale),
              Units.toEMU(image.getHeight() * scale));
    } catch (InvalidFormatException e) {
      throw new IllegalStateException("The logo cannot be put into a Word file", e);
    }
  }
}
