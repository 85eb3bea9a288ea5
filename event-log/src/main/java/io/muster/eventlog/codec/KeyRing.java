package io.muster.eventlog.codec;

import com.mongodb.client.MongoDatabase;
import io.muster.eventlog.LogDatabase;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The keys personal data and free text are stored under: one per person, one per aggregate, each
 * sealed by the installation's key-encryption key. Erasing a key makes what it sealed unreadable
 * everywhere, for ever, while every hash in the log stays valid.
 */
public final class KeyRing {

  /** How long another process may go on reading after a key has been erased. */
  private static final Duration CACHED_FOR = Duration.ofSeconds(60);

  private static final int CACHED = 10_000;

  private final KeyStore store;
  private final AesGcm kek;
  private final String kekId;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Cached> cache = new LinkedHashMap<>(64, 0.75f, true);

  KeyRing(KeyStore store, byte[] keyEncryptionKey) {
    if (keyEncryptionKey.length != AesGcm.KEY_BYTES) {
      throw new IllegalArgumentException("The key-encryption key must be 32 bytes.");
    }
    this.store = store;
    this.kek = new AesGcm(keyEncryptionKey);
    this.kekId = nameOf(keyEncryptionKey);
  }

  /** The keys of an installation, in its {@code keys} collection. */
  public static KeyRing open(MongoDatabase database, byte[] keyEncryptionKey) {
    return new KeyRing(
        new MongoKeyStore(LogDatabase.durable(database).getCollection("keys")), keyEncryptionKey);
  }

  /** Keys that end with the process, for tests. */
  public static KeyRing inMemory() {
    byte[] key = new byte[AesGcm.KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return new KeyRing(new MemoryKeyStore(), key);
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
   * Seals a text under a key, which is made on first use.
   *
   * @param field the field's name; a sealed text opens only under the name it was sealed for
   * @return nothing when the key has been erased
   */
  public Optional<byte[]> seal(String keyId, String field, String text) {
    return key(keyId, true)
        .map(key -> key.seal(text.getBytes(StandardCharsets.UTF_8), context(keyId, field)));
  }

  /**
   * Opens a sealed text.
   *
   * @return nothing when the key has been erased (or never was)
   * @throws IllegalStateException when the sealed bytes are not what this key sealed for this field
   */
  public Optional<String> open(String keyId, String field, byte[] sealed) {
    return key(keyId, false)
        .map(key -> new String(key.open(sealed, context(keyId, field)), StandardCharsets.UTF_8));
  }

  /** Destroys a key for ever. Other processes stop reading what it sealed within a minute. */
  public void erase(String keyId) {
    store.erase(keyId);
    synchronized (cache) {
      cache.remove(keyId);
    }
  }

  /**
   * Seals every remaining key under a new key-encryption key, so that left-over database pages and
   * old copies of the old one are useless together. Afterwards services must be started with the
   * new one.
   *
   * @return how many keys were sealed anew
   */
  public int rewrap(byte[] newKeyEncryptionKey) {
    AesGcm newKek = new AesGcm(newKeyEncryptionKey);
    String newId = nameOf(newKeyEncryptionKey);
    int count = 0;
    for (Iterator<KeyStore.WrappedKey> keys = store.all().iterator(); keys.hasNext(); ) {
      KeyStore.WrappedKey key = keys.next();
      if (!key.erased() && !key.wrappedBy().equals(newId)) {
        byte[] plain = unwrap(key);
        store.replace(
            new KeyStore.WrappedKey(
                key.id(), newId, newKek.seal(plain, context(key.id(), "data-key"))));
        count++;
      }
    }
    return count;
  }

  private Optional<AesGcm> key(String id, boolean make) {
    synchronized (cache) {
      Cached cached = cache.get(id);
      if (cached != null && cached.until() - System.nanoTime() > 0) {
        return Optional.of(cached.key());
      }
    }
    Optional<KeyStore.WrappedKey> found = store.find(id);
    if (found.isEmpty() && make) {
      found = Optional.of(store.insertIfAbsent(newKey(id)));
    }
    Optional<AesGcm> key = found.filter(k -> !k.erased()).map(k -> new AesGcm(unwrap(k)));
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

  private KeyStore.WrappedKey newKey(String id) {
    byte[] plain = new byte[AesGcm.KEY_BYTES];
    random.nextBytes(plain);
    return new KeyStore.WrappedKey(id, kekId, kek.seal(plain, context(id, "data-key")));
  }

  private byte[] unwrap(KeyStore.WrappedKey key) {
    if (!key.wrappedBy().equals(kekId)) {
      throw new IllegalStateException(
          "The data key was sealed with the key-encryption key %s; this process was started with %s."
              .formatted(key.wrappedBy(), kekId));
    }
    return kek.open(key.wrapped(), context(key.id(), "data-key"));
  }

  /** Length-prefixed, so that no two pairs of key id and field give the same bytes. */
  private static byte[] context(String keyId, String field) {
    return ("muster.seal.1 " + keyId.length() + " " + keyId + " " + field)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String nameOf(byte[] keyEncryptionKey) {
    byte[] digest =
        AesGcm.sha256("muster.kek.1".getBytes(StandardCharsets.UTF_8), keyEncryptionKey);
    return HexFormat.of().formatHex(Arrays.copyOf(digest, 6));
  }

  private record Cached(AesGcm key, long until) {}
}
