package io.muster.reporting.report;

import io.muster.contracts.letterhead.LetterheadContent;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A report as a file, with the hash its reader can compare. The file is gone once this is closed.
 *
 * @param sha256 of the whole content, hex
 */
public record RenderedReport(Path file, long size, String sha256) implements AutoCloseable {

  /**
   * Writes a report to a temporary file, so that a large one is not held in memory; only a Word
   * file is, while it is made.
   *
   * @param letterhead what the forms for people are headed with; null for plain paper
   */
  public static RenderedReport of(
      IncidentReport report, ReportFormat format, LetterheadContent letterhead) {
    return of(
        out -> {
          switch (format) {
            case JSON -> JsonReport.write(report, out);
            case CSV -> CsvReport.write(report, out);
            case PDF -> PdfReport.write(PdfCover.of(report).on(letterhead), out);
            case DOCX -> WordReport.write(PdfCover.of(report).on(letterhead), out);
          }
        });
  }

  /** Prints a report on A4, as PDF/A-2a, or 2u where it is very long. */
  public static RenderedReport pdf(PrintedReport report) {
    return of(out -> PdfReport.write(report, out));
  }

  /** The same as a Word file that people can go on working on. */
  public static RenderedReport word(PrintedReport report) {
    return of(out -> WordReport.write(report, out));
  }

  /** Writes the records of any report as JSON, in the order they are declared. */
  public static RenderedReport json(Object report) {
    return of(out -> JsonReport.write(report, out));
  }

  /** Writes the content of a report; the same content has to be the same bytes. */
  public interface Content {
    /** Writes all of it; the stream stays open. */
    void write(OutputStream out) throws IOException;
  }

  /** Writes a report in a form of its own to a temporary file. */
  public static RenderedReport of(Content content) {
    try {
      return written(Files.createTempFile("muster-report", null), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whatever goes wrong, memory that ran out included, nothing is left on disk. */
  static RenderedReport written(Path file, Content content) throws IOException {
    boolean whole = false;
    try {
      MessageDigest digest = newDigest();
      try (OutputStream out =
          new BufferedOutputStream(new DigestOutputStream(Files.newOutputStream(file), digest))) {
        content.write(out);
      }
      RenderedReport report =
          new RenderedReport(file, Files.size(file), HexFormat.of().formatHex(digest.digest()));
      whole = true;
      return report;
    } finally {
      if (!whole) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
