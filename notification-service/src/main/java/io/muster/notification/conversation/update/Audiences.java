package io.muster.notification.conversation.update;

import io.muster.contracts.oncall.OnCallEvent.TeamPublished;
import io.muster.contracts.update.AudienceContent;
import io.muster.contracts.update.AudienceEvent;
import io.muster.contracts.update.UpdateChannel;
import io.muster.contracts.update.UpdateRecipient;
import io.muster.notification.facts.Facts;
import io.muster.starter.Sha256;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Says who hears of an incident, as laid down up to this moment. */
@Component
public class Audiences {

  private static final int DIGITS = 24;

  private final AudienceIndex index;
  private final Facts facts;

  Audiences(AudienceIndex index, Facts facts) {
    this.index = index;
    this.facts = facts;
  }

  /** All that hear of incidents, by name. */
  public List<AudienceEvent.Published> all() {
    return index.audiences().stream()
        .map(this::find)
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(it -> it.name().toLowerCase(Locale.ROOT)))
        .toList();
  }

  /** One audience; nothing when it is retired or was never laid down. */
  public Optional<AudienceEvent.Published> find(String audienceId) {
    return facts
        .newest(audienceId)
        .filter(AudienceEvent.Published.class::isInstance)
        .map(AudienceEvent.Published.class::cast);
  }

  /** Those that hear of incidents with any of these services, by name. */
  public List<AudienceEvent.Published> of(Collection<String> services) {
    return all().stream().filter(audience -> hearsOf(audience.content(), services)).toList();
  }

  /** Whether anybody hears of incidents with any of these services. */
  boolean anyOf(Collection<String> services) {
    return index.audiences().stream()
        .map(this::find)
        .flatMap(Optional::stream)
        .anyMatch(audience -> hearsOf(audience.content(), services));
  }

  private static boolean hearsOf(AudienceContent content, Collection<String> services) {
    return content.services().isEmpty() || content.services().stream().anyMatch(services::contains);
  }

  /**
   * Every place an update for these audiences goes to, each once; people in teams by who is in them
   * now.
   */
  List<UpdateRecipient> recipients(String updateId, List<AudienceEvent.Published> audiences) {
    Map<String, UpdateRecipient> places = new LinkedHashMap<>();
    for (AudienceEvent.Published audience : audiences) {
      AudienceContent content = audience.content();
      Stream.concat(content.personIds().stream(), content.teamIds().stream().flatMap(this::members))
          .forEach(person -> add(places, updateId, audience, UpdateChannel.EMAIL, person, null));
      content
          .emails()
          .forEach(address -> add(places, updateId, audience, UpdateChannel.EMAIL, null, address));
      if (content.slackChannel() != null) {
        add(places, updateId, audience, UpdateChannel.SLACK, null, content.slackChannel());
      }
    }
    return List.copyOf(places.values());
  }

  private static void add(
      Map<String, UpdateRecipient> places,
      String updateId,
      AudienceEvent.Published audience,
      UpdateChannel channel,
      String personId,
      String address) {
    String place =
        String.join(
            "\n",
            updateId,
            channel.name(),
            personId == null ? "" : personId,
            address == null ? "" : address.toLowerCase(Locale.ROOT));
    String id = "r-" + Sha256.hex(place).substring(0, DIGITS);
    places.putIfAbsent(
        id, new UpdateRecipient(id, audience.audienceId(), channel, personId, address));
  }

  private Stream<String> members(String teamId) {
    return facts
        .newest(teamId)
        .filter(TeamPublished.class::isInstance)
        .map(TeamPublished.class::cast)
        .stream()
        .flatMap(team -> team.memberIds().stream());
  }
}
