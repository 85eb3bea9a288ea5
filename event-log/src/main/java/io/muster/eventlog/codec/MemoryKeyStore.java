package io.muster.eventlog.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Keys of a test or a tool that ends with the process. */
final class MemoryKeyStore implements KeyStore {

  private final Map<String, WrappedKey> keys = new ConcurrentHashMap<>();
  private final List<Generation> generations = new ArrayList<>();

  @Override
  public Optional<WrappedKey> find(String id) {
    return Optional.ofNullable(keys.get(id));
  }

  @Override
  public WrappedKey insertIfAbsent(WrappedKey key) {
    WrappedKey present = keys.putIfAbsent(key.id(), key);
    return present == null ? key : present;
  }

  @Override
  public void replace(List<Change> changes) {
    changes.forEach(change -> keys.replace(change.from().id(), change.from(), change.to()));
  }

  @Override
  public void destroy(String id) {
    keys.put(id, new WrappedKey(id, "", new byte[0]));
  }

  @Override
  public Stream<WrappedKey> notWrappedBy(String keyEncryptionKey) {
    return keys.values().stream()
        .filter(key -> !key.destroyed() && !key.wrappedBy().equals(keyEncryptionKey));
  }

  @Override
  public synchronized List<Generation> generations() {
    return List.copyOf(generations);
  }

  @Override
  public synchronized boolean begin(Generation next) {
    return next.number() == generations.size() + 1 && generations.add(next);
  }

  @Override
  public synchronized void retire(int number) {
    generations.replaceAll(g -> g.number() == number ? new Generation(number, g.name(), true) : g);
  }
}
