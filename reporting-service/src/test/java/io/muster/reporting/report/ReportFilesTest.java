package io.muster.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.Event;
import io.muster.reporting.testing.Outage;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFilesTest {

  private final IncidentReport night = Given.report(Outage.events());

  @Test
  void json_is_byte_for_byte_what_was_agreed() throws IOException {
    Golden.matches("INC-142-report.json", bytes(night, ReportFormat.JSON));
  }

  @Test
  void csv_is_byte_for_byte_what_was_agreed() throws IOException {
    Golden.matches("INC-142-report.csv", bytes(night, ReportFormat.CSV));
  }

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void the_same_position_gives_the_same_bytes(ReportFormat format) throws IOException {
    assertThat(bytes(Given.report(Outage.events()), format)).isEqualTo(bytes(night, format));
  }

  @Test
  void the_hash_is_that_of_the_file() throws Exception {
    try (RenderedReport file = RenderedReport.of(night, ReportFormat.CSV, null)) {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file.file()));
      assertThat(file.sha256()).isEqualTo(HexFormat.of().formatHex(digest));
      assertThat(file.size()).isEqualTo(Files.size(file.file()));
    }
  }

  @Test
  void nothing_is_left_on_disk_of_a_report_that_failed_however_it_did(@TempDir Path folder)
      throws IOException {
    for (Throwable failure :
        List.of(new IOException("full"), new IllegalStateException(), new OutOfMemoryError())) {
      Path file = Files.createFile(folder.resolve("report"));
      assertThatThrownBy(() -> RenderedReport.written(file, out -> raise(failure)))
          .isSameAs(failure);
      assertThat(file).doesNotExist();
    }
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void raise(Throwable failure) throws E {
    throw (E) failure;
  }

  @Test
  void csv_rows_all_have_every_column_and_end_as_rfc_4180_says() throws IOException {
    String csv = new String(bytes(night, ReportFormat.CSV), StandardCharsets.UTF_8);
    List<CSVRecord> records = CSVFormat.RFC4180.parse(new StringReader(csv)).getRecords();
    assertThat(records).allSatisfy(record -> assertThat(record.size()).isEqualTo(18));
    assertThat(csv).endsWith("\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "\n=1"})
  void no_cell_is_a_formula(String note) throws IOException {
    Event[] events = Outage.events();
    events[13] = Outage.note(note, 300);
    String csv = new String(bytes(Given.report(events), ReportFormat.CSV), StandardCharsets.UTF_8);
    assertThat(CSVFormat.RFC4180.parse(new StringReader(csv)).stream().flatMap(CSVRecord::stream))
        .noneMatch(cell -> !cell.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(cell.charAt(0)) >= 0)
        .contains("'" + note);
  }

  static byte[] bytes(IncidentReport report, ReportFormat format) throws IOException {
    try (RenderedReport file = RenderedReport.of(report, format, null)) {
      return Files.readAllBytes(file.file());
    }
  }
}
