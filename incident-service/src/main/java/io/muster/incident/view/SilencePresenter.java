package io.muster.incident.view;

import io.muster.contracts.Actor;
import io.muster.contracts.alert.SilenceEvent.Created;
import io.muster.contracts.alert.SilenceEvent.Ended;
import io.muster.eventlog.codec.EventCodec;
import io.muster.incident.triage.silence.Silence;
import io.muster.starter.PeopleDirectory;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows silences, and of what people wrote as much as the reader may see. */
@Component
class SilencePresenter {

  private final EventCodec codec;
  private final PeopleDirectory people;
  private final Clock clock;

  SilencePresenter(EventCodec codec, PeopleDirectory people, Clock clock) {
    this.codec = codec;
    this.people = people;
    this.clock = clock;
  }

  Silence.State state(Silence silence) {
    return silence.stateAt(clock.instant());
  }

  private record Told(Silence silence, Created created, Ended ended) {}

  List<SilenceForms.One> shown(List<Silence> silences, Sight sight) {
    List<Told> told = silences.stream().map(this::told).toList();
    List<String> personIds = new ArrayList<>();
    for (Told one : told) {
      personIds.add(one.created().by().id());
      if (one.ended() != null) {
        personIds.add(one.ended().by().id());
      }
    }
    Names names = Names.of(personIds, people, sight.caller());
    Instant now = clock.instant();
    return told.stream().map(one -> shown(one, names, sight, now)).toList();
  }

  private Told told(Silence silence) {
    return new Told(
        silence,
        (Created) codec.decode(silence.created()),
        silence.ended() == null ? null : (Ended) codec.decode(silence.ended()));
  }

  private static SilenceForms.One shown(Told told, Names names, Sight sight, Instant now) {
    Silence silence = told.silence();
    Ended ended = told.ended();
    boolean over = silence.stateAt(now) == Silence.State.OVER;
    return new SilenceForms.One(
        silence.id(),
        silence.stateAt(now),
        silence.matchers().stream().map(SilenceForms.Matcher::of).toList(),
        silence.from(),
        silence.until(),
        SilenceForms.Weekly.of(silence.weekly()),
        over ? null : silence.times().endOfTimeAt(now).orElse(null),
        over ? null : silence.times().nextStart(now).orElse(null),
        ended == null ? silence.times().lastEnd() : ended.at(),
        sight.texts() ? told.created().reason() : null,
        by(told.created().by(), names),
        told.created().at(),
        ended == null ? null : by(ended.by(), names),
        ended == null ? null : ended.at(),
        ended == null || !sight.texts() ? null : ended.reason(),
        silence.version());
  }

  private static Shown.By by(Actor actor, Names names) {
    return new Shown.By(actor.kind(), actor.id(), names.of(actor.kind(), actor.id()));
  }
}
