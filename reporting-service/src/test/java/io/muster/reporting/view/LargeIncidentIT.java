package io.muster.reporting.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Event;
import io.muster.reporting.testing.Archive;
import io.muster.reporting.testing.Outage;
import io.muster.reporting.testing.TestService;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Ten thousand events: a week nobody wants to have. */
class LargeIncidentIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final int EVENTS = 10_000;
  private static final int TOGETHER = 500;
  private static final String REPORT = "/api/reports/incidents/INC-142";

  @BeforeAll
  static void ten_thousand_events() {
    SERVICE.record(Outage.events());
    int left = EVENTS - Outage.events().length;
    while (left > 0) {
      List<Event> notes = new ArrayList<>();
      for (int i = Math.min(left, TOGETHER); i > 0; i--) {
        notes.add(Outage.note("Still at it, " + left-- + " to go", 3000 + EVENTS - left));
      }
      SERVICE.recordTogether(notes);
    }
    SERVICE.getUntil(
        "/api/ledger?incident=INC-142&after=" + (EVENTS - 1),
        SERVICE.mina(),
        page -> page.path("items").size() == 1);
  }

  @Test
  void the_data_formats_hold_every_event() {
    assertThat(SERVICE.get(REPORT + ".json", SERVICE.mina()).is(200).json().path("ledger").size())
        .isEqualTo(EVENTS);
    assertThat(
            SERVICE
                .get(REPORT + ".csv", SERVICE.aude())
                .is(200)
                .text()
                .lines()
                .filter(line -> line.startsWith("INC-142,ledger,"))
                .count())
        .isEqualTo(EVENTS);
  }

  @Test
  void the_printed_one_goes_to_the_last_event() throws Exception {
    byte[] file = SERVICE.get(REPORT + ".pdf", SERVICE.mina()).is(200).bytes();
    assertThat(Archive.claimed(file)).as("too large for tags").isEqualTo("2u");
    try (PDDocument pdf = Loader.loadPDF(file)) {
      PDFTextStripper text = new PDFTextStripper();
      text.setStartPage(pdf.getNumberOfPages());
      assertThat(text.getText(pdf)).contains("Still at it, 1 to go", "End of the report.");
    }
  }

  @Test
  void the_word_file_goes_to_the_last_event() throws Exception {
    byte[] file = SERVICE.get(REPORT + ".docx", SERVICE.mina()).is(200).bytes();
    try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(file))) {
      assertThat(word.getTables().getLast().getNumberOfRows()).isEqualTo(EVENTS + 1);
    }
  }
}
