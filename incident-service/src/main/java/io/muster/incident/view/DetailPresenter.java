package io.muster.incident.view;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.incident.AffectedEvent.PartyAffected;
import io.muster.contracts.incident.AttachmentEvent;
import io.muster.contracts.incident.Moment;
import io.muster.contracts.incident.MomentEvent;
import io.muster.contracts.incident.TaskEvent;
import io.muster.contracts.incident.TaskOrigin;
import io.muster.contracts.incident.TaskState;
import io.muster.starter.Privacy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;

/** Puts what people work on within an incident together with its texts and names. */
final class DetailPresenter {

  /** Each pair as it is in most incidents. */
  private static final List<Details.Order> ORDER =
      List.of(
          new Details.Order(Moment.OCCURRED, Moment.DETECTED),
          new Details.Order(Moment.DETECTED, Moment.AWARE),
          new Details.Order(Moment.OCCURRED, Moment.CONTAINED),
          new Details.Order(Moment.CONTAINED, Moment.ERADICATED),
          new Details.Order(Moment.CONTAINED, Moment.RECOVERED),
          new Details.Order(Moment.ERADICATED, Moment.RECOVERED));

  private final Document row;
  private final Map<Long, Event> events;
  private final Names names;
  private final Set<String> hiddenFiles;

  DetailPresenter(Document row, Map<Long, Event> events, Names names, Set<String> hiddenFiles) {
    this.row = row;
    this.events = events;
    this.names = names;
    this.hiddenFiles = hiddenFiles;
  }

  /** Where the texts stand. */
  static Set<Long> positions(Document row) {
    Set<Long> positions = new HashSet<>();
    for (String field : List.of("moments", "parties", "attachments", TaskFold.TASKS)) {
      for (Document item : IncidentFold.list(row, field)) {
        positions.add(item.getLong("position"));
        if (item.getLong("movedPosition") != null) {
          positions.add(item.getLong("movedPosition"));
        }
      }
    }
    return positions;
  }

  /** Who is named. */
  static Set<String> people(Document row) {
    Set<String> ids = new HashSet<>(Privacy.named(row));
    IncidentFold.list(row, "experts").forEach(expert -> ids.add(expert.getString("id")));
    for (String field : List.of("moments", "parties", "attachments", TaskFold.TASKS)) {
      for (Document item : IncidentFold.list(row, field)) {
        Stream.of("by", "addedBy", "movedBy")
            .map(by -> item.get(by, Document.class))
            .filter(Objects::nonNull)
            .filter(by -> by.getString("kind").equals(Actor.Kind.PERSON.name()))
            .forEach(by -> ids.add(by.getString("id")));
        if (item.getString("owner") != null) {
          ids.add(item.getString("owner"));
        }
      }
    }
    return ids;
  }

  List<Shown.Holder> experts() {
    return IncidentFold.list(row, "experts").stream()
        .map(
            expert ->
                new Shown.Holder(
                    expert.getString("id"),
                    names.of(expert.getString("id")),
                    instant(expert, "since")))
        .toList();
  }

  /** Null when everybody may see it. */
  List<Details.Owner> named() {
    return Privacy.isPrivate(row)
        ? Privacy.named(row).stream().map(id -> new Details.Owner(id, names.of(id))).toList()
        : null;
  }

  List<Details.Time> moments() {
    Map<Moment, List<Details.Said>> said = new LinkedHashMap<>();
    for (Document item : IncidentFold.list(row, "moments")) {
      said.computeIfAbsent(Moment.valueOf(item.getString("moment")), m -> new ArrayList<>())
          .add(said(item));
    }
    return Stream.of(Moment.values())
        .filter(said::containsKey)
        .map(moment -> new Details.Time(moment, said.get(moment).getLast().at(), said.get(moment)))
        .toList();
  }

  private Details.Said said(Document item) {
    Event event = event(item, "position");
    String source =
        switch (event) {
          case MomentEvent.Recorded recorded -> recorded.source();
          case MomentEvent.Corrected corrected -> corrected.source();
          case null, default -> null;
        };
    return new Details.Said(
        instant(item, "value"),
        by(item, "by"),
        instant(item, "at"),
        source,
        event instanceof MomentEvent.Corrected corrected ? corrected.reason() : null);
  }

  /** Pairs of times that stand the wrong way round. */
  List<Details.Order> outOfOrder() {
    Map<Moment, Instant> known =
        moments().stream()
            .filter(time -> time.at() != null)
            .collect(Collectors.toMap(Details.Time::moment, Details.Time::at));
    return ORDER.stream()
        .filter(pair -> known.containsKey(pair.earlier()) && known.containsKey(pair.later()))
        .filter(pair -> known.get(pair.earlier()).isAfter(known.get(pair.later())))
        .toList();
  }

  List<Details.Party> parties() {
    return IncidentFold.list(row, "parties").stream()
        .map(
            item ->
                new Details.Party(
                    item.getString("id"),
                    event(item, "position") instanceof PartyAffected party
                        ? party.name()
                        : "Party " + item.getString("id"),
                    item.getLong("count"),
                    item.getBoolean("estimated"),
                    by(item, "by"),
                    instant(item, "at")))
        .toList();
  }

  List<Details.Attachment> attachments() {
    return IncidentFold.list(row, "attachments").stream().map(this::attachment).toList();
  }

  private Details.Attachment attachment(Document item) {
    Event event = event(item, "position");
    boolean hidden = hiddenFiles.contains(item.getString("sha256"));
    boolean told = !hidden && event instanceof AttachmentEvent.Added;
    String otherwise = hidden ? PrivilegedFiles.NAME : "File " + item.getString("id");
    return new Details.Attachment(
        item.getString("id"),
        told ? ((AttachmentEvent.Added) event).name() : otherwise,
        item.getString("mediaType"),
        item.getLong("size"),
        item.getString("sha256"),
        told ? ((AttachmentEvent.Added) event).note() : null,
        by(item, "by"),
        instant(item, "at"));
  }

  List<Details.Task> tasks() {
    List<Document> tasks = IncidentFold.list(row, TaskFold.TASKS);
    Set<String> unfinished =
        tasks.stream()
            .filter(task -> !state(task).over())
            .map(task -> task.getString("id"))
            .collect(Collectors.toSet());
    return tasks.stream().map(task -> task(task, unfinished)).toList();
  }

  private Details.Task task(Document task, Set<String> unfinished) {
    Event words = event(task, "position");
    Event move = event(task, "movedPosition");
    List<String> dependsOn = task.getList("dependsOn", String.class);
    List<String> despite = task.getList("despite", String.class, List.of());
    String owner = task.getString("owner");
    Document origin = task.get("origin", Document.class);
    return new Details.Task(
        task.getString("id"),
        switch (words) {
          case TaskEvent.Added added -> added.title();
          case TaskEvent.Changed changed -> changed.title();
          case null, default -> "Task " + task.getString("id");
        },
        switch (words) {
          case TaskEvent.Added added -> added.details();
          case TaskEvent.Changed changed -> changed.details();
          case null, default -> null;
        },
        state(task),
        owner == null ? null : new Details.Owner(owner, names.of(owner)),
        instant(task, "due"),
        dependsOn,
        dependsOn.stream().filter(unfinished::contains).toList(),
        despite.isEmpty() ? null : despite,
        new Details.Origin(
            TaskOrigin.Kind.valueOf(origin.getString("kind")),
            origin.getString("id"),
            origin.getInteger("version"),
            origin.getString("item")),
        move instanceof TaskEvent.Moved moved ? moved.reason() : null,
        by(task, "addedBy"),
        instant(task, "addedAt"),
        by(task, "movedBy"),
        instant(task, "movedAt"));
  }

  private static TaskState state(Document task) {
    return TaskState.valueOf(task.getString("state"));
  }

  private Event event(Document item, String field) {
    Long position = item.getLong(field);
    return position == null ? null : events.get(position);
  }

  private Shown.By by(Document item, String field) {
    Document actor = item.get(field, Document.class);
    if (actor == null) {
      return null;
    }
    Actor.Kind kind = Actor.Kind.valueOf(actor.getString("kind"));
    return new Shown.By(kind, actor.getString("id"), names.of(kind, actor.getString("id")));
  }

  private static Instant instant(Document document, String field) {
    Date date = document.getDate(field);
    return date == null ? null : date.toInstant();
  }
}
