package io.muster.incident.intake;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Every kind of source Muster understands. */
@Component
class Sources {

  private final Map<String, Source> byKind;

  Sources(List<Source> sources) {
    this.byKind = sources.stream().collect(Collectors.toMap(Source::kind, Function.identity()));
  }

  Optional<Source> find(String kind) {
    return Optional.ofNullable(byKind.get(kind));
  }

  /** By their names for people. */
  List<Source> all() {
    return byKind.values().stream().sorted(Comparator.comparing(Source::title)).toList();
  }
}
