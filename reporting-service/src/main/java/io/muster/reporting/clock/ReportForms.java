package io.muster.reporting.clock;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The forms this Muster knows. */
final class ReportForms {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final List<ReportForm> forms =
      Stream.of(
              "nis2",
              "dora",
              "gdpr-authority",
              "gdpr-data-subjects",
              "gdpr-controller",
              "sec",
              "hipaa-notice",
              "hipaa-hhs",
              "hipaa-covered-entity",
              "cra-vulnerability",
              "cra-incident")
          .map(ReportForms::read)
          .toList();

  /** The form a report is filled in on. */
  Optional<ReportForm> of(String report) {
    return forms.stream().filter(form -> form.stages().contains(report)).findFirst();
  }

  /** Every report that can be filled in, as in {@code dora.initial}. */
  List<String> reports() {
    return forms.stream().flatMap(form -> form.stages().stream()).toList();
  }

  List<ReportForm> all() {
    return forms;
  }

  private static ReportForm read(String name) {
    String file = "/regulation/reports/" + name + ".json";
    try (InputStream in = ReportForms.class.getResourceAsStream(file)) {
      return JSON.readValue(in, ReportForm.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
