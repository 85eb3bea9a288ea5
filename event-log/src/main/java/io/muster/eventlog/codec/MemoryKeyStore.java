package io.muster.eventlog.codec;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Keys of a test or a tool that ends with the process. */
final class MemoryKeyStore implements KeyStore {

  private final Map<String, WrappedKey> keys = new ConcurrentHashMap<>();

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
  public void replace(WrappedKey key) {
    keys.put(key.id(), key);
  }

  @Override
  public void erase(String id) {
    keys.put(id, new WrappedKey(id, "", new byte[0]));
  }

  @Override
  public Stream<WrappedKey> all() {
    return keys.values().stream();
  }
}
