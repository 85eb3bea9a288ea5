package io.muster.reporting.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** The forms a report is handed out in. */
public enum ReportFormat {
  /** For machines: the whole report. */
  JSON("application/json"),
  /** For spreadsheets: every fact a row. */
  CSV("text/csv;header=present;charset=UTF-8"),
  /** For people: A4, to be read, printed and filed; PDF/A-2a. */
  PDF("application/pdf"),
  /** For people who go on writing: a Word file with the text of the PDF. */
  DOCX(ReportFormat.WORD);

  /** The media type of a Word file. */
  public static final String WORD =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  private final String mediaType;

  ReportFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** Its Content-Type. */
  public String mediaType() {
    return mediaType;
  }

  /** The file name of an incident's report, as in {@code INC-12-report.pdf}. */
  public String fileName(String number) {
    return "%s-report.%s".formatted(number, name().toLowerCase(Locale.ROOT));
  }

  /** The form a caller likes best, by the Accept header; JSON for whoever names none of them. */
  public static ReportFormat accepted(String accept) {
    if (accept != null) {
      List<MediaType> accepted = new ArrayList<>(MediaType.parseMediaTypes(accept));
      MimeTypeUtils.sortBySpecificity(accepted);
      for (MediaType wanted : accepted) {
        for (ReportFormat format : values()) {
          if (wanted.isCompatibleWith(MediaType.parseMediaType(format.mediaType()))) {
            return format;
          }
        }
      }
    }
    return JSON;
  }
}
