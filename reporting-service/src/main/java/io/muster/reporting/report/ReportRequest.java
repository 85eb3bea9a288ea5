package io.muster.reporting.report;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * How somebody asked for a report over HTTP: in which form, and to look at it or to keep it.
 *
 * @param disposition inline or attachment
 */
public record ReportRequest(ReportFormat format, String disposition, ServletWebRequest web) {

  /** To look at, in the form the caller likes best. */
  public static ReportRequest shown(ServletWebRequest web) {
    return new ReportRequest(
        ReportFormat.accepted(web.getHeader(HttpHeaders.ACCEPT)), "inline", web);
  }

  /**
   * To keep as a file.
   *
   * @param ending json, csv, pdf or docx
   */
  public static ReportRequest file(String ending, ServletWebRequest web) {
    return new ReportRequest(
        ReportFormat.valueOf(ending.toUpperCase(Locale.ROOT)), "attachment", web);
  }

  /**
   * Answers with the report; 304 when the caller has these very bytes.
   *
   * @param name of the file, without what every report's ends in
   */
  public void answer(RenderedReport report, String name) throws IOException {
    HttpServletResponse response = web.getResponse();
    response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    if (web.checkNotModified(report.sha256())) {
      return;
    }
    response.setContentType(format.mediaType());
    response.setContentLengthLong(report.size());
    response.setHeader("X-Content-SHA256", report.sha256());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        "%s; filename=\"%s\"".formatted(disposition, format.fileName(name)));
    Files.copy(report.file(), response.getOutputStream());
  }
}
