package io.muster.notification.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.IncidentEvent.Acknowledged;
import io.muster.contracts.incident.IncidentEvent.NoteAdded;
import io.muster.contracts.incident.IncidentEvent.Opened;
import io.muster.contracts.incident.IncidentEvent.Resolved;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.Source;
import io.muster.contracts.oncall.AckTimeout;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.Level.Target;
import io.muster.contracts.paging.EscalationEvent.Exhausted;
import io.muster.contracts.paging.EscalationEvent.HandOverAsked;
import io.muster.contracts.paging.EscalationEvent.Started;
import io.muster.contracts.paging.EscalationEvent.Stopped;
import io.muster.notification.escalation.AckCourse.Next;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** When whoever acknowledged is asked, and when their acknowledgement lapses. */
class AckCourseTest {

  private static final String ID = "inc-1";
  private static final Instant START = Instant.parse("2026-03-02T22:00:00Z");
  private static final Actor ROSA = Actor.person("rosa", "Rosa Reyes");
  private static final Actor RAVI = Actor.person("ravi", "Ravi Rao");
  private static final Actor SYSTEM = Actor.system("escalation");
  private static final AckTimeout RULE = rule(1800, 300);

  @Test
  void who_acknowledged_is_asked_after_the_time_of_the_severity_of_now() {
    List<Event> incident = acknowledged(ROSA);
    assertThat(AckCourse.of(incident, List.of()).next(RULE, at(10)))
        .isEqualTo(new Next.Wait(at(1800)));
    assertThat(AckCourse.of(incident, List.of()).next(RULE, at(1800)))
        .isEqualTo(new Next.Ask(0, ROSA));
    incident.add(
        new IncidentEvent.SeverityChanged(
            ID, Severity.SEV1, Severity.SEV3, "Not so bad", RAVI, at(20)));
    assertThat(AckCourse.of(incident, List.of()).next(RULE, at(1800)))
        .as("nobody is asked about a SEV3")
        .isEqualTo(new Next.Nothing());
  }

  @Test
  void what_others_do_is_no_sign_of_who_has_it() {
    List<Event> incident = acknowledged(ROSA);
    incident.add(note(RAVI, 1000));
    assertThat(AckCourse.of(incident, List.of()).next(RULE, at(1800)))
        .isEqualTo(new Next.Ask(0, ROSA));
  }

  @Test
  void who_hands_it_over_is_there_and_is_asked_nothing_meanwhile() {
    List<Event> incident = acknowledged(ROSA);
    List<List<Event>> questions = List.of(List.of(asked(0, 1800)));
    Event handOver = new HandOverAsked("hand-over-0-inc-1", ID, "It is the disk", ROSA, at(1810));
    AckCourse course = AckCourse.of(incident, questions).handedOver(List.of(List.of(handOver)));
    assertThat(course.next(RULE, at(1811))).isInstanceOf(Next.Withdraw.class);
    assertThat(course.askAt(RULE)).contains(at(1810 + 1800));
    incident.add(new IncidentEvent.Acknowledged(ID, "hand-over", RAVI, at(1820)));
    assertThat(AckCourse.of(incident, questions).handedOver(List.of(List.of(handOver))).askAt(RULE))
        .as("it is his now")
        .contains(at(1820 + 1800));
  }

  @Test
  void neither_a_partner_nor_anybody_once_it_is_resolved_is_asked() {
    assertThat(AckCourse.of(acknowledged(Actor.client("acme")), List.of()).next(RULE, at(9000)))
        .isEqualTo(new Next.Nothing());
    List<Event> incident = acknowledged(ROSA);
    incident.add(new Resolved(ID, null, RAVI, at(50)));
    assertThat(AckCourse.of(incident, List.of()).next(RULE, at(9000)))
        .isEqualTo(new Next.Nothing());
  }

  @Test
  void a_question_to_somebody_who_has_it_no_more_is_withdrawn() {
    List<Event> incident = acknowledged(ROSA);
    incident.add(new IncidentEvent.AcknowledgementLapsed(ID, "rosa", at(0), SYSTEM, at(1900)));
    incident.add(new Acknowledged(ID, "web", RAVI, at(1910)));
    AckCourse course = AckCourse.of(incident, List.of(List.of(asked(0, 1800))));
    assertThat(course.next(RULE, at(1920))).isEqualTo(new Next.Withdraw(id(0)));
    assertThat(course.open()).isEmpty();
  }

  @Test
  void the_one_who_has_it_now_is_not_taken_to_be_silent_by_a_question_to_the_one_before() {
    List<Event> incident = acknowledged(ROSA);
    incident.add(new IncidentEvent.AcknowledgementLapsed(ID, "rosa", at(1800), SYSTEM, at(2100)));
    incident.add(new Acknowledged(ID, "web", ROSA, at(2110)));
    AckCourse course =
        AckCourse.of(incident, List.of(List.of(asked(0, 1800), unanswered(0, 2100))));
    assertThat(course.unanswered()).isEmpty();
    assertThat(course.next(RULE, at(2110))).isEqualTo(new Next.Wait(at(3910)));
  }

  /**
   * Against a model that goes through every second and knows of nothing but who did something when:
   * each is asked at the same second by both, never before, once a round, and the acknowledgement
   * lapses at the same second or not at all, however often and whenever it is looked at besides.
   */
  @Property(tries = 500)
  void it_asks_and_lapses_when_going_through_every_second_does(
      @ForAll("signs") Set<Integer> signs,
      @ForAll("signs") Set<Integer> looks,
      @ForAll @IntRange(min = 1, max = 60) int after,
      @ForAll @IntRange(min = 1, max = 20) int within) {
    assertThat(play(rule(after, within), signs, looks)).isEqualTo(naive(after, within, signs));
  }

  @Provide
  Arbitrary<Set<Integer>> signs() {
    return Arbitraries.integers().between(1, LAST).set().ofMaxSize(12);
  }

  private static final int LAST = 300;

  private static List<String> naive(int after, int within, Set<Integer> signs) {
    List<String> told = new ArrayList<>();
    int heard = 0;
    int asked = -1;
    for (int second = 1; second <= LAST; second++) {
      if (signs.contains(second)) {
        heard = second;
        asked = -1;
      } else if (asked >= 0 && second == asked + within) {
        told.add("lapsed " + second);
        return told;
      } else if (asked < 0 && second == heard + after) {
        asked = second;
        told.add("asked " + second);
      }
    }
    return told;
  }

  /** Looks when a sign came, when it was told to, and at moments nobody told it. */
  private static List<String> play(AckTimeout rule, Set<Integer> signs, Set<Integer> looks) {
    List<Event> incident = acknowledged(ROSA);
    List<List<Event>> rounds = new ArrayList<>();
    List<String> told = new ArrayList<>();
    Set<Instant> due = new HashSet<>(List.of(START));
    looks.forEach(second -> due.add(at(second)));
    for (int second = 0; second <= LAST; second++) {
      Instant now = at(second);
      if (signs.contains(second)) {
        incident.add(note(ROSA, second));
        due.add(now);
      } else if (!rounds.isEmpty() && isOver(rounds.getLast(), now)) {
        rounds.getLast().add(unanswered(rounds.size() - 1, second));
        due.add(now);
      }
      while (due.remove(now)) {
        switch (AckCourse.of(incident, rounds).next(rule, now)) {
          case Next.Nothing _ -> {}
          case Next.Wait wait -> {
            assertThat(wait.until()).isAfter(now);
            due.add(wait.until());
          }
          case Next.Ask ask -> {
            assertThat(ask.round()).isEqualTo(rounds.size());
            rounds.add(new ArrayList<>(List.of(asked(ask.round(), second, rule))));
            told.add("asked " + second);
          }
          case Next.Withdraw it -> {
            rounds.getLast().add(new Stopped(it.escalationId(), ID, "", SYSTEM, now));
            due.add(now);
          }
          case Next.Lapse it -> {
            told.add("lapsed " + second);
            return told;
          }
        }
      }
    }
    return told;
  }

  private static boolean isOver(List<Event> round, Instant now) {
    Started asked = (Started) round.getFirst();
    return round.size() == 1
        && asked.at().plusSeconds(asked.levels().getFirst().ackTimeoutSeconds()).equals(now);
  }

  private static AckTimeout rule(int after, int within) {
    return new AckTimeout(List.of(new AckTimeout.After(Severity.SEV1, after)), within);
  }

  private static Instant at(int second) {
    return START.plusSeconds(second);
  }

  private static List<Event> acknowledged(Actor by) {
    return new ArrayList<>(
        List.of(
            new Opened(
                ID,
                1,
                "Checkout fails",
                "",
                Severity.SEV1,
                List.of(),
                Source.declared(),
                START,
                START,
                RAVI,
                START),
            new Acknowledged(ID, "web", by, START)));
  }

  private static NoteAdded note(Actor by, int second) {
    return new NoteAdded(ID, "n" + second, "Looking", by, at(second));
  }

  private static String id(int round) {
    return EscalationIds.ofStillOn(ID, round);
  }

  private static Started asked(int round, int second) {
    return asked(round, second, RULE);
  }

  private static Started asked(int round, int second, AckTimeout rule) {
    Level level =
        new Level(List.of(new Target(Target.Kind.PERSON, "rosa")), rule.answerWithinSeconds());
    return new Started(id(round), ID, "default", 1, List.of(level), null, SYSTEM, at(second));
  }

  private static Exhausted unanswered(int round, int second) {
    return new Exhausted(id(round), ID, SYSTEM, at(second));
  }
}
