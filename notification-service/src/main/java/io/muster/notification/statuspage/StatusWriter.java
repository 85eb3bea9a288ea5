package io.muster.notification.statuspage;

import com.samskivert.mustache.Template;
import io.muster.contracts.statuspage.ComponentStatus;
import io.muster.contracts.statuspage.MaintenanceEvent.Planned;
import io.muster.contracts.statuspage.StatusPageContent.Component;
import io.muster.contracts.statuspage.StatusPostEvent.Posted;
import io.muster.contracts.update.UpdateKind;
import io.muster.notification.delivery.email.MailTemplates;
import io.muster.notification.statuspage.PageNow.Told;
import io.muster.starter.MusterProperties;
import io.muster.starter.Sha256;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Writes the page as HTML that needs no script, and as an Atom feed (RFC 4287). */
@org.springframework.stereotype.Component
class StatusWriter {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final int IN_FEED = 50;

  private final Template html;
  private final Template atom;
  private final String url;

  StatusWriter(MailTemplates templates, MusterProperties muster) {
    this.html = templates.html("status");
    this.atom = templates.html("status.atom");
    this.url = muster.publicUrl() + "/status";
  }

  /** What the templates show. */
  private record Page(
      String title,
      String intro,
      String url,
      String at,
      String updated,
      String overall,
      String overallWords,
      List<Group> groups,
      List<Incident> open,
      List<Incident> over,
      List<Work> works,
      List<Entry> entries) {
    boolean isTrouble() {
      return !open.isEmpty();
    }

    boolean isPast() {
      return !over.isEmpty();
    }

    boolean isPlanned() {
      return !works.isEmpty();
    }
  }

  private record Group(String name, List<Row> components) {}

  private record Row(String name, String status, String words, String history, List<Day> days) {}

  private record Day(String status) {}

  private record Incident(String title, List<Post> posts) {}

  private record Post(String kind, String when, String iso, List<String> paragraphs) {}

  private record Work(String title, String when, List<String> paragraphs, String affected) {}

  private record Entry(String id, String title, String updated, String text) {}

  String html(PageNow now) {
    return html.execute(page(now));
  }

  String atom(PageNow now) {
    return atom.execute(page(now));
  }

  private Page page(PageNow now) {
    return new Page(
        now.content().title(),
        unlessEmpty(now.content().intro()),
        url,
        TIME.format(now.at()),
        iso(updated(now)),
        css(now.overall()),
        overall(now),
        groups(now),
        now.open().stream().map(StatusWriter::incident).toList(),
        now.over().stream().map(StatusWriter::incident).toList(),
        now.works().stream().map(work -> work(work, now)).toList(),
        entries(now));
  }

  private static String overall(PageNow now) {
    return switch (now.overall()) {
      case OPERATIONAL -> "Everything works";
      case DEGRADED -> "Some things work slowly or in part";
      case PARTIAL_OUTAGE -> "Some things do not work for everybody";
      case MAJOR_OUTAGE -> "Some things do not work";
    };
  }

  static String words(ComponentStatus status) {
    return switch (status) {
      case OPERATIONAL -> "Works";
      case DEGRADED -> "Slow or in part";
      case PARTIAL_OUTAGE -> "Not for everybody";
      case MAJOR_OUTAGE -> "Does not work";
    };
  }

  static String words(UpdateKind kind) {
    return switch (kind) {
      case INVESTIGATING -> "Investigating";
      case IDENTIFIED -> "Identified";
      case MONITORING -> "Monitoring";
      case RESOLVED -> "Resolved";
    };
  }

  private static String css(ComponentStatus status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<Group> groups(PageNow now) {
    Map<String, List<Row>> groups = new LinkedHashMap<>();
    // What stands under no heading comes first, or it would read as part of the heading before.
    groups.put("", new ArrayList<>());
    for (Component component : now.content().components()) {
      groups.computeIfAbsent(component.group(), name -> new ArrayList<>()).add(row(component, now));
    }
    return groups.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(entry -> new Group(unlessEmpty(entry.getKey()), entry.getValue()))
        .toList();
  }

  private static Row row(Component component, PageNow now) {
    ComponentStatus status = now.statusOf(component);
    List<ComponentStatus> days =
        now.days().stream().map(day -> now.worstOn(component, day)).toList();
    long bad = days.stream().filter(day -> day != ComponentStatus.OPERATIONAL).count();
    return new Row(
        component.name(),
        css(status),
        words(status),
        bad == 0
            ? "No trouble in %d days".formatted(PageNow.DAYS)
            : "Trouble on %d of %d days".formatted(bad, PageNow.DAYS),
        days.stream().map(day -> new Day(css(day))).toList());
  }

  private static Incident incident(Told told) {
    return new Incident(
        told.newest().subject(), told.posts().reversed().stream().map(StatusWriter::post).toList());
  }

  private static Post post(Posted post) {
    return new Post(
        words(post.kind()), TIME.format(post.at()), iso(post.at()), paragraphs(post.text()));
  }

  private static Work work(Planned work, PageNow now) {
    List<String> names =
        now.content().components().stream()
            .filter(component -> work.services().contains(component.service()))
            .map(Component::name)
            .toList();
    return new Work(
        work.title(),
        "%s to %s".formatted(TIME.format(work.from()), TIME.format(work.until())),
        paragraphs(work.text()),
        unlessEmpty(String.join(", ", names)));
  }

  /** What is empty is left out with all that stands around it. */
  private static String unlessEmpty(String text) {
    return text.isBlank() ? null : text;
  }

  private List<Entry> entries(PageNow now) {
    return now.incidents().stream()
        .flatMap(told -> told.posts().stream())
        .sorted(Comparator.comparing(Posted::at).reversed())
        .limit(IN_FEED)
        .map(
            post ->
                new Entry(
                    // Says nothing of the incident, and stays the same.
                    "urn:sha256:" + Sha256.hex(post.postId()),
                    words(post.kind()) + ": " + post.subject(),
                    iso(post.at()),
                    post.text()))
        .toList();
  }

  private static Instant updated(PageNow now) {
    return Stream.concat(
            now.incidents().stream().map(told -> told.newest().at()),
            now.works().stream().map(Planned::at))
        .max(Instant::compareTo)
        .orElse(LocalDate.EPOCH.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /** To the second: HTML and feed readers know no finer times. */
  private static String iso(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static List<String> paragraphs(String text) {
    return Stream.of(text.split("\\R{2,}")).map(String::strip).filter(it -> !it.isEmpty()).toList();
  }
}
