package io.muster.notification.delivery.page;

import io.muster.contracts.oncall.MethodKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The means by which this installation reaches people. */
@Component
public class Means {

  private final Map<MethodKind, Channel> channels = new EnumMap<>(MethodKind.class);

  Means(List<Channel> all) {
    all.stream().filter(Channel::isSetUp).forEach(channel -> channels.put(channel.kind(), channel));
  }

  /** Those that are set up, the quietest first. */
  public Set<MethodKind> offered() {
    return Collections.unmodifiableSet(channels.keySet());
  }

  /** One of them by what it is called in a page, where what it has sent can still be changed. */
  Optional<Channel> changing(String channel) {
    return channels.values().stream()
        .filter(it -> it.changes() && it.kind().channel().equals(channel))
        .findFirst();
  }

  /** Whether there is any whose messages can still be changed. */
  boolean anyChanges() {
    return channels.values().stream().anyMatch(Channel::changes);
  }

  /** One of them; nothing when it is not set up. */
  public Optional<Channel> find(MethodKind kind) {
    return Optional.ofNullable(channels.get(kind));
  }
}
