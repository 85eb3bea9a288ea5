package io.muster.eventlog.codec;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Wraps data keys, and changes what they are wrapped with while several processes use them.
 *
 * <p>One rule makes that safe without transactions: a process uses a data key only if, after it
 * read the key, the key-encryption key that wraps it was still the one in use. Who changes the
 * key-encryption key first says so and then wraps every key anew, so it meets every key that can
 * have been used. A key that names a retired key-encryption key was made by a process that had not
 * heard yet and sealed nothing: it is replaced.
 */
final class KeyWrapping {

  private static final int AT_ONCE = 500;

  private final KeyStore store;
  private final KeyEncryptionKeys keys;
  private final SecureRandom random = new SecureRandom();

  /** Key-encryption keys read from outside, as long as data keys may be wrapped by them. */
  private final Map<String, AesGcm> known = new ConcurrentHashMap<>();

  private volatile KeyStore.Generation lastSeen;

  KeyWrapping(KeyStore store, KeyEncryptionKeys keys) {
    this.store = store;
    this.keys = keys;
    if (store.generations().isEmpty()) {
      begin(1);
    }
    keyEncryptionKey(current().name());
  }

  /** The key-encryption key in use now. */
  KeyStore.Generation current() {
    List<KeyStore.Generation> generations = store.generations();
    KeyStore.Generation current = generations.getLast();
    if (lastSeen == null || lastSeen.number() != current.number()) {
      lastSeen = current;
    }
    generations.stream().filter(KeyStore.Generation::retired).forEach(g -> known.remove(g.name()));
    return current;
  }

  /** A new data key, wrapped by what this process believes is in use. */
  KeyStore.WrappedKey newKey(String id) {
    try {
      return wrap(id, randomKey(), lastSeen.name());
    } catch (KeysUnavailableException destroyedMeanwhile) {
      return wrap(id, randomKey(), current().name());
    }
  }

  /** The data key itself, once it is sure to outlive a change; nothing when it was destroyed. */
  Optional<byte[]> unwrap(KeyStore.WrappedKey found) {
    KeyStore.WrappedKey key = found;
    while (!key.destroyed()) {
      KeyStore.Generation current = current();
      try {
        if (key.wrappedBy().equals(current.name())) {
          return Optional.of(open(key));
        }
        store.replace(List.of(new KeyStore.Change(key, wrappedBy(current, key, retired()))));
        key = readAgain(key);
      } catch (KeysUnavailableException e) {
        // What wraps it may have been retired since it was read; then it is wrapped anew by now.
        KeyStore.WrappedKey now = readAgain(key);
        if (now.wrappedBy().equals(key.wrappedBy()) && !retired().contains(key.wrappedBy())) {
          throw e;
        }
        key = now;
      }
    }
    return Optional.empty();
  }

  private KeyStore.WrappedKey readAgain(KeyStore.WrappedKey key) {
    return store
        .find(key.id())
        .orElseThrow(
            () ->
                new KeysUnavailableException(
                    "The data key %s has vanished from the key database.".formatted(key.id())));
  }

  int renew(int beyond) {
    KeyStore.Generation current = current();
    while (current.number() <= beyond) {
      begin(current.number() + 1);
      current = current();
    }
    int wrapped = 0;
    int pass;
    do {
      pass = wrapAll(current);
      wrapped += pass;
    } while (pass > 0);
    Set<String> old = new HashSet<>();
    for (KeyStore.Generation generation : store.generations()) {
      if (generation.number() < current.number()) {
        if (!generation.retired()) {
          store.retire(generation.number());
        }
        old.add(generation.name());
      }
    }
    keys.destroy(old);
    known.keySet().removeAll(old);
    return wrapped;
  }

  private int wrapAll(KeyStore.Generation current) {
    int wrapped = 0;
    Set<String> retired = retired();
    try (Stream<KeyStore.WrappedKey> left = store.notWrappedBy(current.name())) {
      List<KeyStore.Change> changes = new ArrayList<>(AT_ONCE);
      for (Iterator<KeyStore.WrappedKey> all = left.iterator(); all.hasNext(); ) {
        KeyStore.WrappedKey key = all.next();
        changes.add(new KeyStore.Change(key, wrappedBy(current, key, retired)));
        wrapped++;
        if (changes.size() == AT_ONCE || !all.hasNext()) {
          store.replace(changes);
          changes.clear();
        }
      }
    }
    return wrapped;
  }

  /** Takes the newest key there is outside into use, or a new one; or finds that another did. */
  private void begin(int number) {
    String name =
        keys.newestBut(
                store.generations().stream()
                    .map(KeyStore.Generation::name)
                    .collect(Collectors.toSet()))
            .orElseGet(keys::make);
    keyEncryptionKey(name);
    store.begin(new KeyStore.Generation(number, name, false));
  }

  private KeyStore.WrappedKey wrappedBy(
      KeyStore.Generation current, KeyStore.WrappedKey key, Set<String> retired) {
    boolean neverUsed = retired.contains(key.wrappedBy());
    return wrap(key.id(), neverUsed ? randomKey() : open(key), current.name());
  }

  private Set<String> retired() {
    return store.generations().stream()
        .filter(KeyStore.Generation::retired)
        .map(KeyStore.Generation::name)
        .collect(Collectors.toSet());
  }

  private KeyStore.WrappedKey wrap(String id, byte[] key, String by) {
    return new KeyStore.WrappedKey(id, by, keyEncryptionKey(by).seal(key, context(id)));
  }

  private byte[] open(KeyStore.WrappedKey key) {
    return keyEncryptionKey(key.wrappedBy()).open(key.wrapped(), context(key.id()));
  }

  private AesGcm keyEncryptionKey(String name) {
    AesGcm key = known.get(name);
    if (key == null) {
      key =
          keys.find(name)
              .map(AesGcm::new)
              .orElseThrow(
                  () ->
                      new KeysUnavailableException(
                          ("The key-encryption key %s is in use, and this process does not find it in its folder of"
                                  + " key-encryption keys. Put the file there, or restore it: without it nothing"
                                  + " sealed can be read.")
                              .formatted(name)));
      known.put(name, key);
    }
    return key;
  }

  private byte[] randomKey() {
    byte[] key = new byte[AesGcm.KEY_BYTES];
    random.nextBytes(key);
    return key;
  }

  private static byte[] context(String keyId) {
    return ("muster.wrap.1 " + keyId).getBytes(StandardCharsets.UTF_8);
  }
}
