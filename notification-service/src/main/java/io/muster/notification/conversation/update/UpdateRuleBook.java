package io.muster.notification.conversation.update;

import com.samskivert.mustache.MustacheException;
import io.muster.contracts.update.UpdateRules;
import io.muster.contracts.update.UpdateRulesCommand.Publish;
import io.muster.contracts.update.UpdateRulesEvent;
import io.muster.starter.Refused;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** How often audiences hear of an incident, and in which words drafts begin. There is one. */
@Aggregate(type = "UpdateRules", cache = "aggregateCache")
class UpdateRuleBook {

  private static final int SHORTEST_MINUTES = 5;
  private static final int LONGEST_MINUTES = 10_080;
  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_TEXT = 4000;

  @AggregateIdentifier private String id;
  private UpdateRules rules;

  UpdateRuleBook() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void publish(Publish command, Clock clock) {
    require(command.rules());
    if (!command.rules().equals(rules)) {
      AggregateLifecycle.apply(
          new UpdateRulesEvent.Published(
              UpdateRulesEvent.ID, command.rules(), command.by(), clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(UpdateRulesEvent.Published event) {
    id = event.rulesId();
    rules = event.rules();
  }

  private static void require(UpdateRules rules) {
    once("/cadences", rules.cadences(), UpdateRules.Cadence::severity);
    for (int i = 0; i < rules.cadences().size(); i++) {
      UpdateRules.Cadence cadence = rules.cadences().get(i);
      minutes("/cadences/" + i + "/firstMinutes", cadence.firstMinutes());
      minutes("/cadences/" + i + "/everyMinutes", cadence.everyMinutes());
    }
    once("/templates", rules.templates(), UpdateRules.Template::kind);
    for (int i = 0; i < rules.templates().size(); i++) {
      UpdateRules.Template template = rules.templates().get(i);
      filled("/templates/" + i + "/subject", template.subject(), LONGEST_SUBJECT);
      filled("/templates/" + i + "/text", template.text(), LONGEST_TEXT);
    }
  }

  private static <T> void once(String pointer, List<T> all, Function<T, ? extends Enum<?>> what) {
    Set<Object> seen = new HashSet<>();
    for (int i = 0; i < all.size(); i++) {
      Object value = what.apply(all.get(i));
      if (value == null || !seen.add(value)) {
        throw Refused.invalid(pointer + "/" + i, "Give one for each, and say which it is for.");
      }
    }
  }

  private static void minutes(String pointer, int value) {
    if (value < SHORTEST_MINUTES || value > LONGEST_MINUTES) {
      throw Refused.invalid(pointer, "Give 5 to 10080 minutes.");
    }
  }

  private static void filled(String pointer, String text, int longest) {
    if (text == null || text.isBlank() || text.length() > longest) {
      throw Refused.invalid(pointer, "Give 1 to " + longest + " characters.");
    }
    try {
      Set<String> unknown = Placeholder.unknownIn(text);
      if (!unknown.isEmpty()) {
        throw Refused.invalid(
            pointer,
            "There is no placeholder %s. Use one of %s."
                .formatted(String.join(", ", unknown), EnumSet.allOf(Placeholder.class)));
      }
    } catch (MustacheException e) {
      throw Refused.invalid(pointer, "A placeholder does not end: write it as {{title}}.");
    }
  }
}
