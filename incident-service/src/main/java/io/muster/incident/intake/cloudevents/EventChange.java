package io.muster.incident.intake.cloudevents;

import io.muster.contracts.change.ChangeKind;
import io.muster.contracts.change.ChangeOutcome;
import io.muster.incident.insight.ReportedChange;
import io.muster.incident.intake.ChangeWords;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Fields;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Reads a change out of an event: one of CDEvents, the language of delivery pipelines, or any with
 * the extension {@code changekind}.
 */
final class EventChange {

  private static final Pattern CDEVENT =
      Pattern.compile("dev\\.cdevents\\.([a-z]+)\\.([a-z]+)\\..*");
  private static final String EXTENSION = "changekind";

  private EventChange() {}

  /** Whether it tells of a delivery pipeline, or says that it is a change; then it is no alert. */
  static boolean is(CloudEvent event) {
    return event.extension(EXTENSION) != null || event.type().startsWith("dev.cdevents.");
  }

  /** Nothing for steps of a pipeline that change nothing, such as tests. */
  static Optional<ReportedChange> read(CloudEvent event, Delivery delivery) {
    String given = event.extension(EXTENSION);
    if (given != null) {
      return Optional.of(plain(event, ChangeWords.kind(given), delivery));
    }
    Matcher type = CDEVENT.matcher(event.type());
    if (!type.matches()) {
      return Optional.empty();
    }
    JsonNode subject = event.data().path("subject");
    JsonNode content = subject.path("content");
    String id = Fields.text(subject, "id", Fields.NAME);
    String what = type.group(1);
    String done = type.group(2);
    return switch (what) {
      case "service" ->
          Optional.of(
              change(
                  event,
                  ChangeKind.DEPLOYMENT,
                  id,
                  Fields.text(content.path("environment"), "id", Fields.NAME),
                  Fields.text(content, "artifactId", Fields.NAME),
                  words("Service", id, done),
                  delivery));
      case "environment" ->
          Optional.of(
              change(
                  event,
                  ChangeKind.CONFIG,
                  null,
                  id,
                  null,
                  words("Environment", id, done),
                  delivery));
      case "artifact" ->
          done.equals("published")
              ? Optional.of(
                  change(
                      event,
                      ChangeKind.RELEASE,
                      null,
                      null,
                      id,
                      words("Artifact", id, done),
                      delivery))
              : Optional.empty();
      case "change" ->
          done.equals("merged")
              ? Optional.of(
                  change(
                      event,
                      ChangeKind.PUSH,
                      Fields.text(content.path("repository"), "id", Fields.NAME),
                      null,
                      id,
                      words("Change", id, done),
                      delivery))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static String words(String what, String id, String done) {
    return Stream.of(what, id, done).filter(Objects::nonNull).collect(Collectors.joining(" "));
  }

  private static ReportedChange change(
      CloudEvent event,
      ChangeKind kind,
      String service,
      String environment,
      String version,
      String summary,
      Delivery delivery) {
    return new ReportedChange(
        key(event),
        kind,
        service,
        environment,
        version,
        Fields.shortened(summary, Fields.SUMMARY),
        Fields.details(event.data().path("customData"), Fields.TEXT),
        ChangeWords.links("Link", Fields.link(event.data().path("subject").path("content"), "uri")),
        Fields.text(event.data().path("subject").path("content"), "user", Fields.NAME),
        ChangeOutcome.SUCCEEDED,
        event.time() == null ? delivery.receivedAt() : event.time());
  }

  private static ReportedChange plain(CloudEvent event, ChangeKind kind, Delivery delivery) {
    JsonNode data = event.data();
    String summary = Fields.text(data, "summary", Fields.SUMMARY);
    String service = Fields.text(data, "service", Fields.NAME);
    return new ReportedChange(
        event.extension("dedupkey") == null ? key(event) : Fields.key(event.extension("dedupkey")),
        kind,
        service == null ? event.extension("service") : service,
        Fields.text(data, "environment", Fields.NAME),
        Fields.text(data, "version", Fields.NAME),
        summary == null
            ? Fields.shortened(words(event.type(), event.subject(), null), Fields.SUMMARY)
            : summary,
        Fields.text(data, "description", Fields.TEXT),
        ChangeWords.links("Link", Fields.link(data, "link")),
        Fields.text(data, "author", Fields.NAME),
        ChangeWords.outcome(Fields.text(data, "outcome", Fields.NAME)),
        event.time() == null ? delivery.receivedAt() : event.time());
  }

  private static String key(CloudEvent event) {
    return Fields.key(event.source() + " " + event.id());
  }
}
