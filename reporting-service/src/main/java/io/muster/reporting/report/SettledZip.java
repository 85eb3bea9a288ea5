package io.muster.reporting.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.springframework.util.StreamUtils;

/** Packs a zip anew with one time for all that is in it: the same content is the same bytes. */
final class SettledZip {

  /** The first that a zip can name. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private SettledZip() {}

  /** Copies every file in its order; the output stays open. */
  static void copy(InputStream zip, OutputStream out) throws IOException {
    try (ZipInputStream from = new ZipInputStream(zip);
        ZipOutputStream to = new ZipOutputStream(StreamUtils.nonClosing(out))) {
      for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        ZipEntry settled = new ZipEntry(entry.getName());
        settled.setTimeLocal(TIME);
        to.putNextEntry(settled);
        from.transferTo(to);
        to.closeEntry();
      }
    }
  }
}
