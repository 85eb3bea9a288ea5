package io.muster.eventlog.codec;

import com.mongodb.client.MongoDatabase;
import io.muster.eventlog.LogDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The keys personal data and free text are stored under: one per person, one per aggregate, each
 * wrapped by the installation's key-encryption key. Destroying a key makes what it sealed
 * unreadable everywhere, for ever, while every hash in the log stays valid.
 */
public final class KeyRing {

  /** How long a process that hears nothing may go on reading after a key was destroyed. */
  private static final Duration CACHED_FOR = Duration.ofSeconds(60);

  private static final int CACHED = 10_000;

  private final KeyStore store;
  private final KeyWrapping wrapping;
  private final Map<String, Cached> cache = new LinkedHashMap<>(64, 0.75f, true);

  /** A key that many readers of a new event need at the same moment is fetched by one of them. */
  private final List<Object> fetching = Stream.generate(Object::new).limit(64).toList();

  KeyRing(KeyStore store, KeyEncryptionKeys keyEncryptionKeys) {
    this.store = store;
    this.wrapping = new KeyWrapping(store, keyEncryptionKeys);
  }

  /**
   * The keys of an installation.
   *
   * @param database where wrapped data keys lie; another database than the log's, so that the two
   *     are backed up apart
   * @param keyEncryptionKeys what they are wrapped with, from outside every database
   * @throws KeysUnavailableException when the key-encryption key in use is not in the folder
   */
  public static KeyRing open(MongoDatabase database, KeyFolder keyEncryptionKeys) {
    return new KeyRing(new MongoKeyStore(LogDatabase.durable(database)), keyEncryptionKeys);
  }

  /** Keys that end with the process, for tests. */
  public static KeyRing inMemory() {
    return new KeyRing(new MemoryKeyStore(), new MemoryKeys());
  }

  /** The id of the key a person's data is stored under. */
  public static String person(String personId) {
    return "person/" + personId;
  }

  /** The id of the key an aggregate's free text is stored under. */
  public static String aggregate(String aggregateId) {
    return "aggregate/" + aggregateId;
  }

  /**
   * Seals a text under a key, which is made on first use. The sealed text opens only where it was
   * sealed for.
   *
   * @param place what it stands in: the id of an event
   * @param field where in it, as a JSON pointer
   * @return nothing when the key has been destroyed
   */
  public Optional<byte[]> seal(String keyId, String place, String field, String text) {
    return sealBytes(keyId, place, field, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Seals bytes as {@link #seal} does a text. */
  public Optional<byte[]> sealBytes(String keyId, String place, String field, byte[] bytes) {
    return key(keyId, true).map(key -> key.seal(bytes, context(keyId, place, field)));
  }

  /**
   * Opens a sealed text.
   *
   * @return nothing when the key has been destroyed (or never was)
   * @throws IllegalStateException when the sealed bytes are not what this key sealed for this place
   *     and field
   */
  public Optional<String> open(String keyId, String place, String field, byte[] sealed) {
    return openBytes(keyId, place, field, sealed)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** Opens sealed bytes as {@link #open} does a text. */
  public Optional<byte[]> openBytes(String keyId, String place, String field, byte[] sealed) {
    return key(keyId, false).map(key -> key.open(sealed, context(keyId, place, field)));
  }

  /**
   * Destroys a key for ever; doing it again changes nothing. Other processes stop reading what it
   * sealed when they {@link #forget}, and within a minute at the latest. What the database's files
   * may still hold of the key opens with the key-encryption keys up to the answered number: see
   * {@link #renew}.
   *
   * @return number of the newest key-encryption key that may have wrapped it
   */
  public int destroy(String keyId) {
    store.destroy(keyId);
    synchronized (cache) {
      cache.remove(keyId);
    }
    return wrapping.current().number();
  }

  /** Whether this key was destroyed, as the key database says now. */
  public boolean isDestroyed(String keyId) {
    return store.find(keyId).map(KeyStore.WrappedKey::destroyed).orElse(false);
  }

  /**
   * Wraps every key under a key-encryption key newer than {@code beyond} and destroys the older
   * ones, so that left-over database pages and copies of the key database open nothing. A process
   * killed on the way leaves every key readable, and the next call finishes its work.
   *
   * @return how many keys this call wrapped anew
   * @throws KeysUnavailableException when the folder of key-encryption keys cannot be changed here;
   *     the message says what an operator must do
   */
  public int renew(int beyond) {
    return wrapping.renew(beyond);
  }

  /** Drops every key from memory; they are fetched again when needed, unless destroyed. */
  public void forget() {
    synchronized (cache) {
      cache.clear();
    }
  }

  private Optional<AesGcm> key(String id, boolean make) {
    Optional<AesGcm> held = held(id);
    if (held.isPresent()) {
      return held;
    }
    synchronized (fetching.get(Math.floorMod(id.hashCode(), fetching.size()))) {
      return held(id).or(() -> fetch(id, make));
    }
  }

  private Optional<AesGcm> held(String id) {
    synchronized (cache) {
      Cached cached = cache.get(id);
      return cached != null && cached.until() - System.nanoTime() > 0
          ? Optional.of(cached.key())
          : Optional.empty();
    }
  }

  private Optional<AesGcm> fetch(String id, boolean make) {
    Optional<KeyStore.WrappedKey> found = store.find(id);
    if (found.isEmpty() && make) {
      found = Optional.of(store.insertIfAbsent(wrapping.newKey(id)));
    }
    Optional<AesGcm> key = found.flatMap(wrapping::unwrap).map(AesGcm::new);
    key.ifPresent(k -> remember(id, k));
    return key;
  }

  private void remember(String id, AesGcm key) {
    synchronized (cache) {
      cache.put(id, new Cached(key, System.nanoTime() + CACHED_FOR.toNanos()));
      if (cache.size() > CACHED) {
        Iterator<String> oldest = cache.keySet().iterator();
        oldest.next();
        oldest.remove();
      }
    }
  }

  /** Length-prefixed, so that no two triples give the same bytes. */
  private static byte[] context(String keyId, String place, String field) {
    return ("muster.seal.1 %d %s %d %s %s"
            .formatted(keyId.length(), keyId, place.length(), place, field))
        .getBytes(StandardCharsets.UTF_8);
  }

  private record Cached(AesGcm key, long until) {}
}
