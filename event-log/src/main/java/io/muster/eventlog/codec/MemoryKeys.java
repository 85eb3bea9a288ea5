package io.muster.eventlog.codec;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Key-encryption keys of a test or a tool that ends with the process. */
final class MemoryKeys implements KeyEncryptionKeys {

  private final Map<String, byte[]> keys = new ConcurrentHashMap<>();

  @Override
  public Optional<byte[]> find(String name) {
    return Optional.ofNullable(keys.get(name));
  }

  @Override
  public Optional<String> newestBut(Set<String> names) {
    return keys.keySet().stream().filter(name -> !names.contains(name)).findFirst();
  }

  @Override
  public String make() {
    byte[] key = new byte[AesGcm.KEY_BYTES];
    new SecureRandom().nextBytes(key);
    keys.put(KeyFolder.nameOf(key), key);
    return KeyFolder.nameOf(key);
  }

  @Override
  public void destroy(Set<String> names) {
    keys.keySet().removeAll(names);
  }
}
