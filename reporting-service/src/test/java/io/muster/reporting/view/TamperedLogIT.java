package io.muster.reporting.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.FindOneAndDeleteOptions;
import com.mongodb.client.model.Sorts;
import io.muster.reporting.testing.Outage;
import io.muster.reporting.testing.TestService;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class TamperedLogIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final String REPORT = "/api/reports/incidents/INC-142";

  @Test
  void when_the_end_was_cut_off_reports_and_health_say_so() throws IOException {
    SERVICE.record(Outage.events());
    JsonNode before = SERVICE.get(REPORT, SERVICE.aude()).is(200).json();
    assertThat(before.path("caution").isNull()).isTrue();

    SERVICE
        .mongo()
        .database()
        .getCollection("events")
        .findOneAndDelete(
            new Document(), new FindOneAndDeleteOptions().sort(Sorts.descending("_id")));

    JsonNode after = SERVICE.get(REPORT, SERVICE.aude()).is(200).json();
    assertThat(after.path("caution").asString())
        .startsWith("The log contradicts what was signed before")
        .contains("signed up to position " + Outage.events().length);
    try (PDDocument pdf = Loader.loadPDF(SERVICE.get(REPORT + ".pdf", SERVICE.aude()).bytes())) {
      assertThat(new PDFTextStripper().getText(pdf)).contains("No checkpoint covers this report.");
    }
    assertThat(SERVICE.get("/actuator/health", null).is(503).text())
        .contains("The log contradicts what was signed before");
  }
}
