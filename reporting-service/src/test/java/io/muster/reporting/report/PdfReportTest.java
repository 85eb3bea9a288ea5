package io.muster.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.reporting.testing.Archive;
import io.muster.reporting.testing.Outage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.util.StringUtils;

class PdfReportTest {

  @Test
  void the_printed_report_holds_the_facts() throws IOException {
    String text = text(pdf("INC-142", Outage.events()));
    assertThat(text)
        .contains("INC-142", "5xx above 5 %", "SEV1", "Recovery", "Resolved")
        .contains("Rosa Reyes acknowledged it after 2 min.")
        .contains("It was resolved after 33 min.")
        .contains("Containment", "20 min")
        .contains("Attempt 2: started 2026-11-24 03:13:03, sent 2026-11-24 03:13:04")
        .contains("skipping eradication: the cause is already gone.")
        .contains("payments fail too");
    Given.report(Outage.events())
        .ledger()
        .forEach(entry -> assertThat(text).contains(entry.leafHash(), entry.commitHash()));
  }

  @Test
  void every_page_says_what_it_belongs_to() throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf("INC-142", Outage.events()))) {
      int pages = document.getNumberOfPages();
      assertThat(pages).isGreaterThan(1);
      PDFTextStripper stripper = new PDFTextStripper();
      String hash = Given.report(Outage.events()).asOf().hash();
      for (int page = 1; page <= pages; page++) {
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        assertThat(stripper.getText(document))
            .contains("INC-142 · log position 22 · hash " + hash)
            .contains("Page %d of %d".formatted(page, pages));
      }
    }
  }

  @Test
  void it_is_a4_and_brings_its_own_typefaces() throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf("INC-142", Outage.events()))) {
      for (PDPage page : document.getPages()) {
        assertThat(page.getMediaBox().getWidth())
            .isCloseTo(PDRectangle.A4.getWidth(), org.assertj.core.data.Offset.offset(1f));
        for (COSName name : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
        }
      }
    }
  }

  @Test
  void an_archive_takes_it() throws Exception {
    byte[] pdf = pdf("INC-142", Outage.events());
    assertThat(Archive.claimed(pdf)).isEqualTo("2a");
    assertThat(Archive.broken(pdf)).isEmpty();
  }

  @Test
  void an_archive_takes_it_whatever_was_typed() throws Exception {
    byte[] pdf =
        pdf(
            "archived-scripts",
            with(
                Outage.note("Ólafur, Ελένη, Ольга, Նարեկ, ნინო, שָׁלוֹם דנה and مريم", 3000),
                Outage.note(
                    "田中 👩‍💻 \u0000\u0007 \ud800 tab\there  ﬁ \u00a0 \u2028 \ufffe", 3001)));
    assertThat(Archive.broken(pdf)).isEmpty();
  }

  @Test
  void it_is_said_what_is_a_heading_a_table_and_the_head_of_a_column() throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf("INC-142", Outage.events()))) {
      List<String> kinds = new ArrayList<>();
      kinds(document.getDocumentCatalog().getStructureTreeRoot(), kinds);
      assertThat(kinds).contains("Document", "H1", "H2", "Table", "TR", "TH", "TD", "P");
      assertThat(kinds.stream().filter("Document"::equals)).hasSize(1);
    }
  }

  private static void kinds(PDStructureNode node, List<String> kinds) {
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        kinds.add(element.getStructureType());
        kinds(element, kinds);
      }
    }
  }

  @Test
  void the_validator_finds_what_an_archive_refuses() throws Exception {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.save(plain);
    }
    assertThat(Archive.broken(plain.toByteArray())).isNotEmpty();
  }

  @Test
  void names_of_many_scripts_are_printed_and_what_cannot_be_is_a_box() throws IOException {
    Event[] events =
        with(
            Outage.note("Ólafur Ægisson, Łukasz Żak, Ελένη, Ольга Щукина, Նարեկ, ნინო", 3000),
            Outage.note("שָׁלוֹם דנה and مريم", 3001),
            Outage.note("田中 👩‍💻 done \u0000\u0007 \ud800 tab\there", 3002));
    String text = text(pdf("scripts", events));
    assertThat(text)
        .contains("Ólafur Ægisson, Łukasz Żak, Ελένη, Ольга Щукина, Նարեկ, ნინო")
        .contains("▯▯ ▯▯ done ▯▯ ▯ tab here");
  }

  @Test
  void text_that_looks_like_markup_is_only_text() throws IOException {
    Event[] events =
        with(
            Outage.note(
                "<script>alert(1)</script> & {{number}} <img src='file:///etc/passwd'/>", 9),
            Outage.note("x".repeat(3000), 10));
    assertThat(text(pdf("markup", events))).contains("<script>alert(1)</script> & {{number}}");
  }

  @Test
  void an_incident_nobody_touched_is_reported_as_such() throws IOException {
    Event[] events = {Outage.events()[2]};
    assertThat(text(pdf("untouched", events)))
        .contains("Nobody has acknowledged it.")
        .contains("It has not been resolved.")
        .contains("Nothing on record.");
  }

  @Test
  void a_long_report_is_laid_out_in_parts_and_loses_nothing() throws Exception {
    List<Event> events = new ArrayList<>(Arrays.asList(Outage.events()));
    for (int i = 0; events.size() < 1_000; i++) {
      events.add(
          new IncidentEvent.NoteAdded(
              Outage.INCIDENT,
              "note-" + i,
              "Note " + i + " of a very long night",
              Actor.person(Outage.ROSA, "Rosa Reyes"),
              Outage.at(3000 + i)));
    }
    byte[] pdf = pdf("long", events.toArray(new Event[0]));
    assertThat(Archive.broken(pdf)).as("the trees of all parts are one").isEmpty();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isBetween(60, 200);
      PDFTextStripper stripper = new PDFTextStripper();
      String text = stripper.getText(document);
      for (int i = 0; i < 1_000 - Outage.events().length; i++) {
        assertThat(text).contains("noted: “Note " + i + " of a very long night”.");
      }
      for (int page = 2; page <= document.getNumberOfPages(); page++) {
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        assertThat(stripper.getText(document)).containsAnyOf("Text", "What was recorded");
      }
    }
  }

  @Test
  void a_table_begins_on_the_page_of_its_first_row() throws IOException {
    List<PrintedTable> tables = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      tables.add(
          new PrintedTable(
              "Table " + i + ".",
              i % 2 == 0 ? "What to know before reading it." : "",
              List.of(new PrintedTable.Column("Column", 100)),
              List.of(
                  PrintedTable.Row.of(
                      Collections.nCopies(i % 23, "Small print"), "First of " + i + "."),
                  PrintedTable.Row.of(List.of(), "Second of " + i + "."))));
    }
    byte[] pdf = kept("heads", RenderedReport.pdf(of(tables)));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      List<String> pages = pages(document);
      assertThat(pages).hasSizeGreaterThan(15);
      for (int i = 0; i < tables.size(); i++) {
        String title = "Table " + i + ".";
        String first = "First of " + i + ".";
        assertThat(pages.stream().filter(page -> page.contains(title)))
            .as(title)
            .singleElement()
            .asString()
            .contains(first);
      }
      assertThat(
              pages.stream().mapToInt(page -> StringUtils.countOccurrencesOf(page, "Column")).sum())
          .as("a head stands once where the whole table is on one page")
          .isLessThan(tables.size() + pages.size());
    }
  }

  @Test
  void how_many_rows_are_tagged_depends_on_how_much_is_in_each() {
    assertThat(PdfReport.isTagged(of(rows(4_900, 0, "a", "b", "c")))).isTrue();
    assertThat(PdfReport.isTagged(of(rows(4_900, 1, "a", "b", "c")))).isFalse();
    assertThat(PdfReport.isTagged(of(rows(2_900, 0, "a", "b", "c", "d", "e", "f")))).isFalse();
  }

  private static List<PrintedTable> rows(int many, int small, String... cells) {
    PrintedTable.Row row = PrintedTable.Row.of(Collections.nCopies(small, "small"), cells);
    return List.of(new PrintedTable("Table", "", List.of(), Collections.nCopies(many, row)));
  }

  private static PrintedReport of(List<PrintedTable> tables) {
    return new PrintedReport(
        "Report",
        "INC-1",
        "Many tables",
        List.of("SEV1"),
        List.of(),
        "Summary.",
        null,
        List.of(),
        List.of(),
        "Proof.",
        tables,
        "INC-1",
        Given.report(Outage.events()).asOf());
  }

  private static List<String> pages(PDDocument document) throws IOException {
    List<String> pages = new ArrayList<>();
    PDFTextStripper stripper = new PDFTextStripper();
    for (int page = 1; page <= document.getNumberOfPages(); page++) {
      stripper.setStartPage(page);
      stripper.setEndPage(page);
      pages.add(stripper.getText(document));
    }
    return pages;
  }

  private static Event[] with(Event... more) {
    List<Event> all = new ArrayList<>(Arrays.asList(Outage.events()));
    all.addAll(Arrays.asList(more));
    return all.toArray(new Event[0]);
  }

  private static byte[] pdf(String name, Event... events) throws IOException {
    return kept(name, RenderedReport.of(Given.report(events), ReportFormat.PDF, null));
  }

  /** The file is kept below target, to be looked at. */
  private static byte[] kept(String name, RenderedReport rendered) throws IOException {
    try (rendered) {
      byte[] pdf = Files.readAllBytes(rendered.file());
      Path directory = Files.createDirectories(Path.of("target/reports"));
      Files.write(directory.resolve(name + ".pdf"), pdf);
      return pdf;
    }
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }
}
