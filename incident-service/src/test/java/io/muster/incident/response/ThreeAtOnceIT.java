package io.muster.incident.response;

import static io.muster.incident.response.Incidents.MINA;
import static io.muster.incident.response.Incidents.RAVI;
import static io.muster.incident.response.Incidents.ROSA;
import static io.muster.incident.response.Incidents.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.incident.IncidentCommand;
import io.muster.contracts.incident.IncidentCommand.Acknowledge;
import io.muster.contracts.incident.IncidentCommand.AddNote;
import io.muster.contracts.incident.IncidentCommand.AssignRole;
import io.muster.contracts.incident.IncidentCommand.ChangePhase;
import io.muster.contracts.incident.IncidentCommand.HandOverRole;
import io.muster.contracts.incident.IncidentCommand.Open;
import io.muster.contracts.incident.IncidentCommand.ReleaseRole;
import io.muster.contracts.incident.IncidentCommand.Reopen;
import io.muster.contracts.incident.IncidentCommand.Resolve;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.IncidentEvent.NoteAdded;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.Source;
import io.muster.contracts.incident.TaskCommand;
import io.muster.contracts.incident.TaskEvent;
import io.muster.contracts.incident.TaskOrigin;
import io.muster.contracts.incident.TaskState;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.codec.EventCodec;
import io.muster.incident.TestService;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Three people work on one incident at the same time, on the real log. Whatever they ask in
 * whatever order it arrives, the history is legal, and what was answered as written is in it once.
 */
class ThreeAtOnceIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final int WISHES = 60;

  private record Somebody(Actor actor, Authority authority) {}

  private static final List<Somebody> PEOPLE =
      List.of(
          new Somebody(ROSA, Authority.RESPONDER),
          new Somebody(RAVI, Authority.RESPONDER),
          new Somebody(MINA, Authority.MANAGER));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void what_three_people_do_at_once_is_one_legal_history_without_anything_lost(long seed)
      throws Exception {
    String id = "three-" + seed;
    SERVICE.bean(CommandSender.class).sendSystem(open(id, seed));
    Set<String> notes = ConcurrentHashMap.newKeySet();
    Set<String> tasks = ConcurrentHashMap.newKeySet();
    CyclicBarrier together = new CyclicBarrier(PEOPLE.size());
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Void>> all = new ArrayList<>();
      for (int i = 0; i < PEOPLE.size(); i++) {
        Somebody somebody = PEOPLE.get(i);
        Random random = new Random(seed * 31 + i);
        Callable<Void> work =
            () -> {
              together.await();
              for (int n = 0; n < WISHES; n++) {
                work(id, somebody, n, random, notes, tasks);
              }
              return null;
            };
        all.add(people.submit(work));
      }
      for (Future<Void> one : all) {
        one.get();
      }
    }
    List<IncidentEvent> history = history(id);
    LegalHistory.check(history);
    assertThat(noteIds(history)).containsExactlyInAnyOrderElementsOf(notes);
    assertThat(taskIds(history)).containsExactlyInAnyOrderElementsOf(tasks);
  }

  private static void work(
      String id, Somebody who, int n, Random random, Set<String> notes, Set<String> tasks) {
    String mine = who.actor().id() + "-" + n;
    switch (random.nextInt(4)) {
      case 0 -> {
        if (ask(new AddNote(id, mine, "Seen", who.actor(), who.authority()))) {
          notes.add(mine);
        }
      }
      case 1 -> {
        List<String> before = tasks.stream().limit(2).toList();
        TaskCommand.Add add =
            new TaskCommand.Add(
                id,
                mine,
                "Look",
                null,
                null,
                null,
                before,
                TaskOrigin.person(),
                who.actor(),
                who.authority());
        if (ask(add)) {
          tasks.add(mine);
        }
      }
      default -> ask(anything(id, who, random, tasks));
    }
  }

  private static IncidentCommand anything(
      String id, Somebody who, Random random, Set<String> tasks) {
    Actor by = who.actor();
    Authority as = who.authority();
    Role role = Role.values()[random.nextInt(Role.values().length)];
    Actor other = PEOPLE.get(random.nextInt(PEOPLE.size())).actor();
    String task = tasks.stream().skip(random.nextInt(tasks.size() + 1)).findFirst().orElse("none");
    TaskState state = TaskState.values()[random.nextInt(TaskState.values().length)];
    return switch (random.nextInt(9)) {
      case 0 -> new AssignRole(id, role, person(by), by, as);
      case 1 -> new ReleaseRole(id, role, by, as);
      case 2 -> new HandOverRole(id, role, by.id(), person(other), "Going home", by, as);
      case 3 ->
          new ChangePhase(
              id, Phase.values()[random.nextInt(Phase.values().length)], "Because", by, as);
      case 4 -> new Acknowledge(id, "web", by, as);
      case 5 -> new Resolve(id, "Over", by, as);
      case 6 -> new Reopen(id, random.nextBoolean(), "It came back", by, as);
      default -> new TaskCommand.Move(id, task, state, "Because", by, as);
    };
  }

  /** Whether it was done; refused, or overtaken twice in a row, it was not. */
  private static boolean ask(IncidentCommand command) {
    try {
      return SERVICE.bean(CommandSender.class).sendSystem(command).changed();
    } catch (Refused | ConcurrencyException notDone) {
      return false;
    }
  }

  private static List<IncidentEvent> history(String id) {
    EventCodec codec = SERVICE.bean(EventCodec.class);
    return SERVICE.bean(EventLog.class).readAggregate(id, 0, 10_000).commits().stream()
        .flatMap(commit -> commit.events().stream())
        .map(event -> (IncidentEvent) codec.decode(event))
        .toList();
  }

  private static List<String> noteIds(List<IncidentEvent> history) {
    return history.stream()
        .filter(NoteAdded.class::isInstance)
        .map(event -> ((NoteAdded) event).noteId())
        .toList();
  }

  private static List<String> taskIds(List<IncidentEvent> history) {
    return history.stream()
        .filter(TaskEvent.Added.class::isInstance)
        .map(event -> ((TaskEvent.Added) event).taskId())
        .toList();
  }

  private static Open open(String id, long number) {
    return new Open(
        id,
        90_000 + number,
        "Three at once",
        null,
        Severity.SEV3,
        List.of("checkout"),
        Source.declared(),
        null,
        Instant.now(),
        null,
        MINA,
        Authority.MANAGER);
  }
}
