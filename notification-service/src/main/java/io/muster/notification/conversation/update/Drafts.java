package io.muster.notification.conversation.update;

import io.muster.contracts.update.UpdateEvent;
import io.muster.contracts.update.UpdateKind;
import io.muster.contracts.update.UpdateRules.Template;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Drafts updates from what is recorded; people read them over before anything goes out. */
@Component
public class Drafts {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Rules rules;
  private final Updates updates;
  private final Cadences cadences;

  Drafts(Rules rules, Updates updates, Cadences cadences) {
    this.rules = rules;
    this.updates = updates;
    this.cadences = cadences;
  }

  /** A draft: one line, and paragraphs with an empty line in between. */
  public record Draft(UpdateKind kind, String subject, String text) {}

  /**
   * What can be said now.
   *
   * @param kind null: the one that follows from how the incident stands
   */
  public Draft of(Situation situation, UpdateKind kind) {
    UpdateKind chosen = kind == null ? kindOf(situation) : kind;
    Template template = rules.template(chosen);
    Map<Placeholder, String> values = values(situation);
    return new Draft(
        chosen,
        fitting(
            Placeholder.fill(template.subject(), values).replaceAll("\\s+", " "),
            StakeholderUpdate.LONGEST_SUBJECT),
        fitting(Placeholder.fill(template.text(), values), StakeholderUpdate.LONGEST_TEXT));
  }

  /**
   * What an update may say. A title may be as long as a whole subject and hold what no feed can
   * write, and nobody reads over what a rule asks for before it is kept.
   */
  static String fitting(String text, int longest) {
    StringBuilder plain = new StringBuilder();
    text.chars().filter(StakeholderUpdate::isPlain).forEach(c -> plain.append((char) c));
    if (plain.length() <= longest) {
      return plain.toString();
    }
    boolean halved = Character.isHighSurrogate(plain.charAt(longest - 2));
    return plain.substring(0, longest - (halved ? 2 : 1)) + "…";
  }

  private static UpdateKind kindOf(Situation situation) {
    if (situation.isResolved()) {
      return UpdateKind.RESOLVED;
    }
    return switch (situation.phase()) {
      case IDENTIFICATION -> UpdateKind.INVESTIGATING;
      case CONTAINMENT, ERADICATION -> UpdateKind.IDENTIFIED;
      case RECOVERY -> UpdateKind.MONITORING;
      case LESSONS_LEARNED, CLOSED -> UpdateKind.RESOLVED;
    };
  }

  private Map<Placeholder, String> values(Situation situation) {
    Optional<Instant> told =
        updates.lastPublished(situation.id()).map(UpdateState::published).map(UpdateEvent::at);
    List<String> changes = situation.changesSince(told.orElse(situation.openedAt()));
    Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
    values.put(Placeholder.TITLE, situation.title());
    values.put(Placeholder.NUMBER, situation.number());
    values.put(Placeholder.SEVERITY, situation.severity().name());
    values.put(
        Placeholder.SERVICES,
        situation.services().isEmpty() ? "our services" : String.join(", ", situation.services()));
    values.put(Placeholder.PHASE, Situation.words(situation.phase()));
    values.put(Placeholder.SINCE, TIME.format(situation.since()));
    values.put(Placeholder.CHANGES, String.join("\n", changes));
    values.put(Placeholder.NEXT, next(situation));
    return values;
  }

  /** Counted from now: this one goes out first. */
  private String next(Situation situation) {
    return cadences
        .of(situation)
        .filter(next -> next.everyMinutes() > 0)
        .map(next -> "We will say more within %s.".formatted(words(next.everyMinutes())))
        .orElse("");
  }

  private static String words(int minutes) {
    return minutes % 60 == 0
        ? (minutes == 60 ? "an hour" : minutes / 60 + " hours")
        : minutes + " minutes";
  }
}
