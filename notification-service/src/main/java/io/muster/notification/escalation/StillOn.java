package io.muster.notification.escalation;

import io.muster.contracts.Actor;
import io.muster.contracts.oncall.AckTimeout;
import io.muster.contracts.paging.EscalationCommand.Stop;
import io.muster.starter.CommandSender;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes the answers of those who are asked whether they are still on an incident. */
@Component
public class StillOn {

  private final AckCourses courses;
  private final AckTimeouts timeouts;
  private final CommandSender sender;

  StillOn(AckCourses courses, AckTimeouts timeouts, CommandSender sender) {
    this.courses = courses;
    this.timeouts = timeouts;
    this.sender = sender;
  }

  /** What came of an answer. */
  public enum Answer {
    /** It is on record; they are asked again later. */
    NOTED,
    /** Nobody was called on yet, but their time is over: the incident looks for somebody again. */
    TOO_LATE,
    /** They are asked nothing now: somebody else has it, or they have answered already. */
    NOT_ASKED
  }

  /**
   * How an acknowledgement stands that may lapse.
   *
   * @param personId whose it is
   * @param askAt when they are asked unless anything is heard of them, UTC; null while they are
   * @param askedAt when they were asked, UTC; null while they are not
   * @param answerBy until when they have to answer, UTC; null while they are not asked
   */
  public record Standing(String personId, Instant askAt, Instant askedAt, Instant answerBy) {}

  /** How the acknowledgement of an incident stands; nothing where it does not lapse. */
  public Optional<Standing> standing(String incidentId) {
    Optional<AckTimeout> timeout = timeouts.of(incidentId);
    if (timeout.isEmpty()) {
      return Optional.empty();
    }
    AckCourse course = courses.of(incidentId);
    return course
        .askAt(timeout.get())
        .map(
            askAt ->
                course
                    .open()
                    .map(it -> new Standing(it.personId(), null, it.askedAt(), it.answerBy()))
                    .orElseGet(
                        () -> new Standing(course.taker().orElseThrow().id(), askAt, null, null)));
  }

  /** Whether somebody has been asked and has not answered yet. */
  public boolean isAsked(String incidentId) {
    return courses.of(incidentId).open().isPresent();
  }

  /** Whether this person has been asked and has not answered yet. */
  public boolean isAsked(String incidentId, String personId) {
    return asked(incidentId, personId).isPresent();
  }

  private Optional<AckCourse.Round> asked(String incidentId, String personId) {
    return courses.of(incidentId).open().filter(it -> it.personId().equals(personId));
  }

  /**
   * The answer of somebody who is asked at this moment, or has answered already, which changes
   * nothing then; nothing where they are not.
   */
  public Optional<Stop> answerOf(String incidentId, Actor person, String via) {
    AckCourse course = courses.of(incidentId);
    return course
        .open()
        .or(course::answered)
        .filter(it -> it.personId().equals(person.id()))
        .map(it -> new Stop(it.escalationId(), "answered by " + via, person));
  }

  /**
   * Somebody says that they are still on it. Saying it twice says it once.
   *
   * @param via how they answered, such as {@code e-mail link}
   */
  public Answer answer(String incidentId, Actor person, String via) {
    Optional<Stop> answer = answerOf(incidentId, person, via);
    if (answer.isPresent() && !sender.decide(answer.get()).isEmpty()) {
      return Answer.NOTED;
    }
    return courses
        .of(incidentId)
        .unanswered()
        .filter(it -> it.personId().equals(person.id()))
        .map(it -> Answer.TOO_LATE)
        .orElse(Answer.NOT_ASKED);
  }
}
