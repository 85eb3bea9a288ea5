package io.muster.incident.response;

import static io.muster.incident.response.Incidents.MINA;
import static io.muster.incident.response.Incidents.RAVI;
import static io.muster.incident.response.Incidents.ROSA;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Authority;
import io.muster.contracts.incident.IncidentCommand;
import io.muster.contracts.incident.IncidentCommand.Open;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.Source;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.codec.EventCodec;
import io.muster.incident.TestService;
import io.muster.incident.response.IncidentWishes.Asker;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteResult;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Three people, and the rules that look after alerts, ask anything of one incident at the same
 * time, on the real log. One after another in the order of the log, what they asked does to the
 * {@link IncidentModel} what it did to the incident; and whatever was refused, or found nothing
 * left to do, would have been so at a moment while it was asked.
 *
 * <p>What is asked depends on the seed alone, who is faster on the machine. {@link
 * IncidentHistoryTest} asks the same one after another, and looks for the shortest way to a
 * disagreement.
 */
class ThreeAtOnceIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final int WISHES = 100;

  private static final List<Asker> PEOPLE =
      List.of(
          new Asker(ROSA, Authority.RESPONDER),
          new Asker(RAVI, Authority.RESPONDER),
          new Asker(MINA, Authority.MANAGER));

  /**
   * What somebody asked, and what came of it.
   *
   * @param answer null when it was refused
   * @param before the incident's version when they asked
   * @param after its version when they were answered
   */
  private record Asked(
      IncidentCommand command, WriteResult answer, long before, long after, Instant at) {

    boolean wrote() {
      return answer != null && answer.changed();
    }
  }

  /** Something that was written, with what it led to. */
  private record Step(long version, IncidentCommand command, Instant at, List<String> events) {}

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void what_three_people_ask_at_once_does_what_the_model_says_in_the_order_of_the_log(long seed)
      throws Exception {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Open open = open("three-" + seed, seed, now);
    SERVICE.bean(CommandSender.class).sendSystem(open);
    List<Asked> all = askAtOnce(wishes(open.incidentId(), seed, now));
    List<StoredCommit> log =
        SERVICE.bean(EventLog.class).readAggregate(open.incidentId(), 0, 10_000).commits();
    List<Step> steps = steps(log, all);

    LegalHistory.check(log.stream().flatMap(commit -> events(commit).stream()).toList());
    IncidentModel model = new IncidentModel(open);
    for (Step step : steps) {
      assertThat(step.events())
          .as("version %d: %s", step.version(), step.command())
          .isEqualTo(model.give(step.command(), step.at()));
    }
    for (Asked asked : all) {
      if (!asked.wrote()) {
        assertThat(wouldHaveBeenSo(open, steps, asked)).as("%s", asked).isTrue();
      }
    }
    assertIsShownAs(model, open.incidentId(), log.getLast().lastPosition());
  }

  /** Of each person, drawn beforehand, so that only the seed decides what they ask. */
  private static List<List<IncidentCommand>> wishes(String id, long seed, Instant now) {
    List<List<IncidentCommand>> wishes = new ArrayList<>();
    JqwikSession.run(
        () -> {
          for (int i = 0; i < PEOPLE.size(); i++) {
            RandomGenerator<IncidentCommand> any =
                new IncidentWishes(id, now).by(PEOPLE.get(i)).generator(1000);
            Random random = new Random(seed * 31 + i);
            wishes.add(
                Stream.generate(() -> any.next(random))
                    .map(Shrinkable::value)
                    .limit(WISHES)
                    .toList());
          }
        });
    return wishes;
  }

  private static List<Asked> askAtOnce(List<List<IncidentCommand>> wishes) throws Exception {
    CyclicBarrier together = new CyclicBarrier(wishes.size());
    List<Asked> all = new ArrayList<>();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Asked>>> each = new ArrayList<>();
      for (List<IncidentCommand> mine : wishes) {
        Callable<List<Asked>> work =
            () -> {
              together.await();
              return mine.stream().flatMap(ThreeAtOnceIT::ask).toList();
            };
        each.add(people.submit(work));
      }
      for (Future<List<Asked>> one : each) {
        all.addAll(one.get());
      }
    }
    return all;
  }

  /** Nothing when it was overtaken twice in a row: then it was never decided. */
  private static Stream<Asked> ask(IncidentCommand command) {
    EventLog log = SERVICE.bean(EventLog.class);
    Instant now = Instant.now();
    long before = log.lastSequence(command.incidentId()).orElseThrow();
    WriteResult answer;
    try {
      answer = SERVICE.bean(CommandSender.class).sendSystem(command);
    } catch (Refused refused) {
      answer = null;
    } catch (ConcurrencyException overtaken) {
      return Stream.empty();
    }
    long after = log.lastSequence(command.incidentId()).orElseThrow();
    return Stream.of(new Asked(command, answer, before, after, now));
  }

  /** What was written, in the order of the log; each commit is of one command and each of one. */
  private static List<Step> steps(List<StoredCommit> log, List<Asked> all) {
    Map<Long, Asked> byVersion = new HashMap<>();
    all.stream()
        .filter(Asked::wrote)
        .forEach(asked -> assertThat(byVersion.put(asked.answer().version(), asked)).isNull());
    List<Step> steps = new ArrayList<>();
    for (StoredCommit commit : log.subList(1, log.size())) {
      Asked asked = byVersion.remove(commit.lastSequence());
      assertThat(asked).as("who wrote version %d", commit.lastSequence()).isNotNull();
      List<IncidentEvent> events = events(commit);
      steps.add(
          new Step(
              commit.lastSequence(),
              asked.command(),
              events.getFirst().at(),
              events.stream().map(event -> event.getClass().getSimpleName()).toList()));
    }
    assertThat(byVersion).as("answered as written, and lost").isEmpty();
    return steps;
  }

  private static List<IncidentEvent> events(StoredCommit commit) {
    EventCodec codec = SERVICE.bean(EventCodec.class);
    return commit.events().stream().map(event -> (IncidentEvent) codec.decode(event)).toList();
  }

  private static boolean wouldHaveBeenSo(Open open, List<Step> steps, Asked asked) {
    List<String> came = asked.answer() == null ? IncidentModel.REFUSED : IncidentModel.NOTHING;
    long version = 0;
    for (int done = 0; done <= steps.size(); done++) {
      version = done == 0 ? 0 : steps.get(done - 1).version();
      if (version < asked.before() || version > asked.after()) {
        continue;
      }
      IncidentModel then = new IncidentModel(open);
      steps.subList(0, done).forEach(step -> then.give(step.command(), step.at()));
      if (then.give(asked.command(), asked.at()).equals(came)) {
        return true;
      }
    }
    return false;
  }

  /** The read model has come to the same end. */
  private static void assertIsShownAs(IncidentModel model, String id, long position) {
    String viewer = model.isPrivate ? model.named.iterator().next() : MINA.id();
    String token = SERVICE.tokens().person(viewer, viewer, "responder");
    JsonNode shown =
        SERVICE.get("/api/incidents/" + id + "?atLeast=" + position, token).is(200).json();
    assertThat(shown.path("phase").asString()).isEqualTo(model.phase.name());
    assertThat(shown.path("severity").asString()).isEqualTo(model.severity.name());
    assertThat(shown.path("state").asString()).isEqualTo(model.state);
    assertThat(shown.path("visibility").asString())
        .isEqualTo(model.isPrivate ? "PRIVATE" : "PUBLIC");
    assertThat(new TreeSet<>(strings(shown.path("services")))).isEqualTo(model.services);
    Map<String, String> tasks = new TreeMap<>();
    shown
        .path("tasks")
        .forEach(task -> tasks.put(task.path("id").asString(), task.path("state").asString()));
    Map<String, String> expected = new TreeMap<>();
    model.tasks.forEach((taskId, task) -> expected.put(taskId, task.state));
    assertThat(tasks).isEqualTo(expected);
    for (Role role : Role.values()) {
      if (!role.shared()) {
        assertThat(shown.path("roles").path(role.name()).path("id").asString(null))
            .as("%s", role)
            .isEqualTo(model.only(role));
      }
    }
  }

  private static List<String> strings(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  private static Open open(String id, long number, Instant now) {
    Source source = number % 2 == 0 ? Source.declared() : Source.alerts("int-1", "g1");
    return new Open(
        id,
        90_000 + number,
        "Three at once",
        null,
        Severity.SEV3,
        List.of("checkout"),
        source,
        null,
        now,
        null,
        number % 2 == 0 ? MINA : Incidents.TRIAGE,
        number % 2 == 0 ? Authority.MANAGER : Authority.SYSTEM);
  }
}
